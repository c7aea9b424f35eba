package dev.loupe.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureWalkTest {

  @TempDir Path folder;

  @Test
  void meetsThePicturesInTheOrderOfTheList() throws IOException {
    touch("b.png", "a/x.png", "a-b/y.png", "a.png", "a/c/z.jpg", "ab.png", "a/note.txt", "A/1.bmp");
    touch(".hidden/p.png", "a/.q.png", "empty/none.txt", "a.d/k.png");
    assertThat(walk()).isEqualTo(PictureFiles.below(folder)).hasSize(8);
  }

  @Test
  void findsNothingWhereThereIsNoFolder() {
    assertThat(PictureFiles.walk(folder.resolve("none"))).isExhausted();
  }

  @Test
  void refusesALinkThatLeadsBack() throws IOException {
    touch("a/x.png");
    Files.createSymbolicLink(folder.resolve("a/back"), folder);
    assertThatThrownBy(this::walk)
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("leads back");
  }

  private List<Path> walk() {
    List<Path> found = new ArrayList<>();
    Iterator<Path> walk = PictureFiles.walk(folder);
    walk.forEachRemaining(found::add);
    return found;
  }

  private void touch(String... names) throws IOException {
    for (String name : names) {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.createFile(file);
    }
  }
}
