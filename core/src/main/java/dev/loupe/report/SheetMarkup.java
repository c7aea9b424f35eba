package dev.loupe.report;

import static dev.loupe.report.Html.each;
import static dev.loupe.report.Html.element;

import dev.loupe.image.Box;
import dev.loupe.report.Section.Sheet;
import dev.loupe.report.Section.Sheet.Shot;

/** The markup of a {@link Sheet}: small pictures side by side, each with a place marked. */
final class SheetMarkup {

  private SheetMarkup() {}

  static Html of(Sheet sheet) {
    return sheet.shots().isEmpty()
        ? element("p").styled("empty").text(sheet.empty())
        : element("div").styled("sheet").add(each(sheet.shots(), SheetMarkup::card));
  }

  private static Html card(Shot shot) {
    return element("article")
        .styled("card")
        .add(
            element("header").add(element("b").text(shot.title())),
            element("div").styled("panels").add(element("figure").add(drawing(shot))),
            element("p").styled("remark").add(element("code").text(shot.id())));
  }

  private static Html drawing(Shot shot) {
    return element("svg")
        .with("viewBox", "0 0 " + shot.width() + " " + shot.height())
        .with("role", "img")
        .add(
            element("title").text(shot.id()),
            element("image")
                .with("width", shot.width())
                .with("height", shot.height())
                .with("preserveAspectRatio", "none")
                .with("href", shot.picture().dataUri()),
            box(shot.place()).styled("casing"),
            box(shot.place()).styled("outline"));
  }

  private static Element box(Box place) {
    return element("rect")
        .with("x", place.x())
        .with("y", place.y())
        .with("width", place.width())
        .with("height", place.height());
  }
}
