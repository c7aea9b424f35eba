/**
 * Inspection and evaluation of archives on Apache Spark, through the same {@code Inspector} as
 * everywhere: one picture has one score, to the last bit, whatever the number of partitions,
 * executors and threads.
 */
@NullMarked
package dev.loupe.spark;

import org.jspecify.annotations.NullMarked;
