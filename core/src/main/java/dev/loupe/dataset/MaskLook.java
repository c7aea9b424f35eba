package dev.loupe.dataset;

/**
 * What a check sees of a mask that has the size of its picture.
 *
 * @param binary whether there are at most two levels
 * @param empty whether no pixel is set
 */
record MaskLook(boolean binary, boolean empty) {

  static MaskLook of(MaskSource source, int width, int height) {
    return source instanceof FileMask file
        ? file.look(width, height)
        : new MaskLook(true, source.mask(width, height).area() == 0);
  }
}
