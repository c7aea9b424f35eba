/**
 * Writes flat tables as Apache Parquet, with nothing but Java's own library.
 *
 * <p>Source: the Apache Parquet format 2.x and its Thrift definition,
 * github.com/apache/parquet-format; the Thrift compact protocol.
 */
@NullMarked
package dev.loupe.parquet;

import org.jspecify.annotations.NullMarked;
