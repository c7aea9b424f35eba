package dev.loupe.dataset;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A picture file on its way to becoming a sample; each file is its own group until said otherwise.
 */
record SampleFile(Path root, Path file) {

  Sample good(Split split) {
    return sample(Label.GOOD, "good", Optional.empty(), split);
  }

  Sample defective(String type, Optional<MaskSource> mask, Split split) {
    return sample(Label.DEFECTIVE, type, mask, split);
  }

  private Sample sample(Label label, String type, Optional<MaskSource> mask, Split split) {
    String id = PictureFolder.id(root, file);
    return new Sample(id, new FilePicture(file), label, type, mask, split, id);
  }
}
