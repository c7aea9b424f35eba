package dev.loupe.report;

import static dev.loupe.report.Html.each;
import static dev.loupe.report.Html.element;

import dev.loupe.report.Section.Gallery;
import dev.loupe.report.Triptych.Decision;
import dev.loupe.report.Triptych.Outline;
import dev.loupe.report.Triptych.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** The markup of a {@link Gallery}: a card for each picture. */
final class GalleryMarkup {

  private final Gallery gallery;
  private final boolean masks;
  private final boolean restored;

  private GalleryMarkup(Gallery gallery) {
    this.gallery = gallery;
    this.masks = gallery.triptychs().stream().anyMatch(shot -> shot.mask().isPresent());
    this.restored = gallery.triptychs().stream().anyMatch(shot -> shot.restored().isPresent());
  }

  static Html of(Gallery gallery) {
    return gallery.triptychs().isEmpty()
        ? element("p").styled("empty").text(gallery.empty())
        : new GalleryMarkup(gallery).cards();
  }

  private Html cards() {
    List<Html> cards = new ArrayList<>();
    for (int i = 0; i < gallery.triptychs().size(); i++) {
      cards.add(card(gallery.triptychs().get(i), gallery.heading().id() + "-" + (i + 1)));
    }
    return element("div").styled("gallery").add(new Html.Sequence(cards));
  }

  private Html card(Triptych shot, String anchor) {
    return element("article")
        .styled("card")
        .with("data-type", shot.defectType())
        .with("data-score", Double.toString(shot.decision().score()))
        .with("data-id", shot.id())
        .add(head(shot), panels(shot, anchor), figures(shot.decision()))
        .add(each(shot.remarks(), remark -> element("p").styled("remark").text(remark)));
  }

  private static Html head(Triptych shot) {
    Decision decision = shot.decision();
    return element("header")
        .add(
            element("span").styled("verdict " + decision.tone().style()).text(decision.verdict()),
            element("span").styled("type").text(shot.defectType()),
            element("code").text(shot.id()));
  }

  private Html panels(Triptych shot, String anchor) {
    Element panels =
        element("div")
            .styled(masks == restored ? "panels two" : "panels three")
            .add(panel("picture", shot, picture(shot, anchor)));
    if (masks) {
      panels = panels.add(panel("marked", shot, mask(shot)));
    }
    if (restored) {
      panels = panels.add(panel("restored", shot, restored(shot)));
    }
    return panels.add(panel("found", shot, found(shot, anchor)));
  }

  private static Html panel(String caption, Triptych shot, Html content) {
    Html drawing =
        element("svg")
            .with("viewBox", "0 0 " + shot.width() + " " + shot.height())
            .with("role", "img")
            .add(element("title").text(caption + ": " + shot.id()), content);
    return element("figure").add(drawing, element("figcaption").text(caption));
  }

  private static Html picture(Triptych shot, String anchor) {
    return image(shot, shot.picture()).with("id", anchor);
  }

  private static Html mask(Triptych shot) {
    Html nothing =
        Html.all(
            element("rect")
                .styled("blank")
                .with("width", shot.width())
                .with("height", shot.height()),
            Plot.label(shot.width() / 2.0, shot.height() / 2.0, "nothing marked")
                .styled("blank-label middle")
                .with("font-size", shot.width() / 11.0));
    return shot.mask().<Html>map(file -> image(shot, file)).orElse(nothing);
  }

  private static Html restored(Triptych shot) {
    return each(shot.restored().stream().toList(), file -> image(shot, file));
  }

  private static Html found(Triptych shot, String anchor) {
    return Html.all(
        element("use").with("href", "#" + anchor),
        image(shot, shot.heat()).styled("heat"),
        each(shot.outlines(), GalleryMarkup::outline));
  }

  private static Element image(Triptych shot, InlinePicture file) {
    return element("image")
        .with("width", shot.width())
        .with("height", shot.height())
        .with("preserveAspectRatio", "none")
        .with("href", file.dataUri());
  }

  private static Html outline(Outline outline) {
    StringBuilder path = new StringBuilder();
    for (Point point : outline.points()) {
      path.append(path.isEmpty() ? 'M' : 'L').append(Numbers.coordinate(point.x()));
      path.append(' ').append(Numbers.coordinate(point.y()));
    }
    String closed = path.append('Z').toString();
    return Html.all(
        element("path").styled("casing").with("d", closed),
        element("path").styled("outline").with("d", closed));
  }

  private static Html figures(Decision decision) {
    double at = decision.calibrated();
    Gauge gauge = new Gauge(0, 1, Math.min(at, 0.5), at, Math.max(at, 0.5), OptionalDouble.of(0.5));
    return element("div")
        .styled("figures-line")
        .add(
            GaugeDrawing.of(gauge),
            element("p")
                .add(number("score", Numbers.significant(decision.score())))
                .add(number("threshold", Numbers.significant(decision.threshold())))
                .add(number("calibrated", Numbers.fixed(at, 3))));
  }

  private static Html number(String name, String value) {
    return element("span").text(name + " ").add(element("b").text(value));
  }
}
