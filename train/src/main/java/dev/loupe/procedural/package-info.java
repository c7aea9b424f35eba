/**
 * Pictures made by rule: surfaces of many kinds, cut into shapes, lit, photographed and sometimes
 * spoiled. They owe nobody anything, and a network that learns to tell their materials apart learns
 * edges, textures and shapes.
 */
@org.jspecify.annotations.NullMarked
package dev.loupe.procedural;
