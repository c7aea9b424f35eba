package dev.loupe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.loupe.station.page.Chromium;
import dev.loupe.station.page.Window;
import dev.loupe.station.page.Window.Look;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files that commands write for people, opened from the disk in a real browser. */
@Tag("slow")
class ReportsInABrowserTest {

  private static final List<Look> LOOKS = List.of(Look.DESK, Look.DARK_DESK, Look.PHONE);

  /**
   * What no page may have: several main headings, broken pictures, drawings without a name,
   * anything outside the screen.
   */
  private static final String FAULTS =
      """
      async () => {
        const faults = [];
        const headings = document.querySelectorAll('h1').length;
        if (headings !== 1) faults.push('h1: ' + headings);
        for (const shown of document.querySelectorAll('svg image')) {
          const picture = new Image();
          picture.src = shown.getAttribute('href');
          try { await picture.decode(); } catch { faults.push('no picture: ' + picture.src.slice(0, 60)); }
        }
        for (const drawing of document.querySelectorAll('svg[role=img]')) {
          if (!drawing.getAttribute('aria-label') && !drawing.querySelector('title')) faults.push('no name: ' + drawing.outerHTML.slice(0, 80));
        }
        for (const drawing of document.querySelectorAll('svg')) {
          const { width, height } = drawing.getBoundingClientRect();
          if (drawing.checkVisibility() && (width < 2 || height < 2)) faults.push('empty drawing');
        }
        for (const link of document.querySelectorAll('a[href^="#"]')) {
          if (!document.getElementById(link.hash.slice(1))) faults.push('link to nothing: ' + link.hash);
        }
        const over = document.documentElement.scrollWidth - innerWidth;
        if (over > 0) faults.push('wider than the screen by ' + over);
        return faults;
      }
      """;

  @TempDir static Path folder;

  @BeforeAll
  static void drawTrainAndReport() {
    Path boards = folder.resolve("boards");
    Path detector = folder.resolve("board.loupe");
    run(
        "dataset boards",
        boards,
        "--train 12 --test 4 --defects-per-type 4 --size 128x96"
            + " --types missing-component,discolouration");
    run(
        "train",
        boards,
        "--method padim --backbone seeded-small --size 64 --seed 5 --threads 1"
            + " --set dimension=20 --held-out 0.25 --out",
        detector);
    run("evaluate", detector, boards, "--report", folder.resolve("evaluation.html"));
    run("inspect", detector, boards.resolve("test"), "--out", folder.resolve("inspection"));
    run("defects group", detector, boards, "--dataset --out", folder.resolve("groups"));
  }

  /** Words that are split at spaces, and paths that are not. */
  private static void run(Object... parts) {
    List<Object> words = new ArrayList<>();
    for (Object part : parts) {
      words.addAll(part instanceof String text ? List.of(text.split(" ")) : List.of(part));
    }
    Shell done = Shell.run(words.toArray());
    assertThat(done.code()).as(words + ": " + done.err()).isZero();
  }

  @Test
  void theEvaluationShowsFiguresPicturesAndCurves() {
    look(
        folder.resolve("evaluation.html"),
        page -> {
          assertThat(page.locator("svg").count()).isGreaterThan(2);
          assertThat(pictures(page)).isGreaterThan(2);
          assertThat(page.content()).contains("AUPRO", "honest");
        });
  }

  @Test
  void theInspectionShowsThePictures() {
    look(
        folder.resolve("inspection").resolve("report.html"),
        page -> assertThat(pictures(page)).isPositive());
  }

  @Test
  void theGroupsShowTheirRegions() {
    look(
        folder.resolve("groups").resolve("report.html"),
        page -> assertThat(pictures(page)).isPositive());
  }

  private static int pictures(Page page) {
    return page.locator("svg image").count();
  }

  private static void look(Path file, Consumer<Page> more) {
    try (Chromium chromium = Chromium.start()) {
      for (Look look : LOOKS) {
        try (Window window = chromium.open(file, look)) {
          assertThat((List<?>) window.page().evaluate(FAULTS)).as(file + " " + look).isEmpty();
          window.complainsOfNothing();
          more.accept(window.page());
        }
      }
    }
  }
}
