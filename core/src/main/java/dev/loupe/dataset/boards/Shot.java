package dev.loupe.dataset.boards;

/**
 * Light that reaches the sensor: three planes, linear, 1 for a white sheet in full light.
 *
 * @param width in pixels
 * @param height in pixels
 * @param planes {@code float[3][height * width]}, red, green, blue
 */
@SuppressWarnings("ArrayRecordComponent") // handed from the light to the camera and forgotten
record Shot(int width, int height, float[][] planes) {

  Shot copy() {
    return new Shot(
        width, height, new float[][] {planes[0].clone(), planes[1].clone(), planes[2].clone()});
  }

  static Shot dark(int width, int height) {
    return new Shot(width, height, new float[3][width * height]);
  }
}
