package dev.loupe.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.evaluation.Protocol;
import dev.loupe.image.Thumbnails;
import dev.loupe.report.FactGroup.Fact;
import dev.loupe.report.ReportModel.Notice;
import dev.loupe.report.Section.Heading;
import dev.loupe.report.Table.Cell;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PageTest {

  private static final String HOSTILE =
      "</title><script>alert('1')</script>\" onload=\"x()\" ]]> <!-- \u0000 &amp;.jpg";

  @Test
  void needsNothingFromElsewhere() {
    String text = Page.of(sample());
    Markup page = Markup.parse(text);
    assertThat(text).doesNotContain("http://", "https://", "@import", "url(");
    assertThat(page.attributes("href"))
        .allMatch(at -> at.startsWith("#") || at.startsWith("data:"));
    assertThat(page.attributes("src")).isEmpty();
  }

  @Test
  void linksOnlyToAnchorsThatExistOnce() {
    Markup page = Markup.parse(Page.of(sample()));
    List<String> anchors = page.attributes("id");
    assertThat(anchors).doesNotHaveDuplicates();
    assertThat(page.attributes("href").stream().filter(at -> at.startsWith("#")))
        .allMatch(at -> anchors.contains(at.substring(1)));
  }

  @Test
  void showsHostileNamesAsText() {
    String text = Page.of(page(new Section.Gallery(heading(), List.of(shot(HOSTILE)), "none")));
    Markup page = Markup.parse(text);
    assertThat(text).doesNotContain("<script>alert");
    assertThat(page.elements("script")).hasSize(1);
    assertThat(page.attributes("onload")).isEmpty();
    assertThat(page.texts("code")).containsExactly(HOSTILE.replace('\u0000', '\uFFFD'));
  }

  @Test
  void printsFiguresAsGiven() {
    Figure figure = new Figure("I-AUROC", "0.98437", "0.97 to 0.99", "What it means.", Tone.GOOD);
    Markup page = Markup.parse(Page.of(page(new Section.Figures(heading(), List.of(figure)))));
    assertThat(page.styled("figure").get(0).getTextContent())
        .isEqualTo("I-AUROC0.984370.97 to 0.99What it means.");
  }

  @Test
  void printsScoreThresholdAndCalibratedScoreOfEveryPicture() {
    Markup page =
        Markup.parse(Page.of(page(new Section.Gallery(heading(), List.of(shot("a")), ""))));
    assertThat(page.styled("figures-line").get(0).getTextContent())
        .isEqualTo("score 3.142threshold 2.500calibrated 0.875");
  }

  @Test
  void saysSoWhenAGalleryIsEmpty() {
    Section gallery = new Section.Gallery(heading(), List.of(), "Not one defect was missed.");
    Markup page = Markup.parse(Page.of(page(gallery)));
    assertThat(page.styled("empty").get(0).getTextContent())
        .isEqualTo("Not one defect was missed.");
  }

  @Test
  void leavesTheMaskPanelOutWhereNothingIsMarked() {
    Markup page =
        Markup.parse(Page.of(page(new Section.Gallery(heading(), List.of(shot("a")), ""))));
    assertThat(page.texts("figcaption")).containsExactly("picture", "found");
  }

  @Test
  void saysSoWhenATableIsEmpty() {
    Table table = new Table("Kinds", List.of("kind"), List.of(), "", "No defective picture.");
    Markup page = Markup.parse(Page.of(page(new Section.Tables(heading(), List.of(table)))));
    assertThat(page.elements("table")).isEmpty();
    assertThat(page.styled("empty").get(0).getTextContent()).isEqualTo("No defective picture.");
  }

  @Test
  void givesTheScriptNumbersToSortBy() {
    Table table =
        new Table("t", List.of("n"), List.of(List.of(Cell.number("1\u202F%", 0.01))), "", "");
    Markup page = Markup.parse(Page.of(page(new Section.Tables(heading(), List.of(table)))));
    assertThat(page.attributes("data-value")).containsExactly("0.01");
  }

  @Test
  void keepsEveryFactAndItsLines() {
    FactGroup group =
        new FactGroup(
            "g",
            List.of(new Fact("history", List.of("one", "two"), false), Fact.literal("k", "v")));
    Markup page = Markup.parse(Page.of(page(new Section.Facts(heading(), List.of(group)))));
    assertThat(page.texts("dd")).containsExactly("one", "two", "v");
  }

  private static ReportModel page(Section section) {
    return new ReportModel(
        "kind",
        HOSTILE,
        List.of(HOSTILE),
        List.of(new Notice(Tone.BAD, HOSTILE)),
        List.of(section),
        HOSTILE);
  }

  private static Heading heading() {
    return new Heading("part", "Part", HOSTILE);
  }

  private static ReportModel sample() {
    return new SampleLine().good(4).defective(6, true).report(Protocol.HONEST);
  }

  private static Triptych shot(String id) {
    InlinePicture picture = new InlinePicture(Thumbnails.jpeg(new SamplePart(1, 0).picture(), 100));
    return new Triptych(
        id,
        SamplePart.WIDTH,
        SamplePart.HEIGHT,
        picture,
        Optional.empty(),
        Optional.empty(),
        picture,
        List.of(),
        new Triptych.Decision("NG", Tone.BAD, 3.14159, 2.5, 0.875),
        id,
        List.of(id));
  }
}
