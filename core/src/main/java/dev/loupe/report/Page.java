package dev.loupe.report;

import static dev.loupe.report.Html.each;
import static dev.loupe.report.Html.element;

import dev.loupe.report.Section.Heading;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * A report as one page of HTML that needs nothing but itself: no other file, no network, no script
 * to be read.
 *
 * <p>The page is well-formed XML too, and forbids the browser to load anything from elsewhere.
 */
public final class Page {

  /** What the page needs of a browser: the value of {@code Content-Security-Policy}. */
  public static final String POLICY =
      "default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'";

  private Page() {}

  /** The whole document. */
  public static String of(ReportModel model) {
    StringBuilder out = new StringBuilder(1 << 16).append("<!DOCTYPE html>\n");
    element("html").with("lang", "en").add(head(model), body(model)).writeTo(out);
    return out.append('\n').toString();
  }

  private static Html head(ReportModel model) {
    return element("head")
        .add(
            element("meta").with("charset", "utf-8"),
            element("meta").with("http-equiv", "Content-Security-Policy").with("content", POLICY),
            named("viewport", "width=device-width, initial-scale=1"),
            named("color-scheme", "light dark"),
            element("title").text(model.title() + " \u2013 " + model.kind()),
            element("style").add(asset("report.css")));
  }

  private static Html named(String name, String content) {
    return element("meta").with("name", name).with("content", content);
  }

  private static Html body(ReportModel model) {
    return element("body")
        .add(
            masthead(model),
            contents(model.sections()),
            element("main").add(each(model.sections(), Page::section)),
            element("footer").text(model.footer()),
            element("script").add(asset("report.js")));
  }

  private static Html masthead(ReportModel model) {
    return element("header")
        .styled("masthead")
        .add(
            element("p").styled("kind").add(lens()).text(model.kind()),
            element("h1").text(model.title()),
            each(model.lead(), sentence -> element("p").styled("lead").text(sentence)),
            each(model.notices(), Page::notice));
  }

  private static Html notice(ReportModel.Notice notice) {
    return element("p").styled("notice " + notice.tone().style()).text(notice.text());
  }

  private static Html lens() {
    return element("svg")
        .with("viewBox", "0 0 16 16")
        .with("aria-hidden", "true")
        .add(
            element("circle").with("cx", 6.5).with("cy", 6.5).with("r", 5),
            Plot.line(10.2, 10.2, 15, 15));
  }

  private static Html contents(List<Section> sections) {
    return element("nav")
        .with("aria-label", "Contents")
        .add(each(sections, section -> entry(section.heading())));
  }

  private static Html entry(Heading heading) {
    return element("a").with("href", "#" + heading.id()).text(heading.title());
  }

  private static Html section(Section section) {
    Heading heading = section.heading();
    return element("section")
        .with("id", heading.id())
        .add(
            element("h2").text(heading.title()),
            Cards.optional("p", "introduction", heading.introduction()),
            content(section));
  }

  private static Html content(Section section) {
    if (section instanceof Section.Figures figures) {
      return grid("figures", each(figures.figures(), Cards::figure));
    } else if (section instanceof Section.Gallery gallery) {
      return GalleryMarkup.of(gallery);
    } else if (section instanceof Section.Sheet sheet) {
      return SheetMarkup.of(sheet);
    } else if (section instanceof Section.Charts charts) {
      return grid("charts", each(charts.charts(), Page::chart));
    } else if (section instanceof Section.Tables tables) {
      return grid("tables", each(tables.tables(), TableMarkup::of));
    }
    return grid("fact-groups", each(((Section.Facts) section).groups(), Cards::facts));
  }

  private static Html grid(String style, Html content) {
    return element("div").styled(style).add(content);
  }

  private static Html chart(Chart chart) {
    return element("figure")
        .add(
            element("h3").text(chart.title()),
            drawing(chart),
            element("figcaption").text(chart.reading()));
  }

  private static Html drawing(Chart chart) {
    if (chart instanceof CurveChart curves) {
      return Html.all(CurveDrawing.legend(curves), CurveDrawing.of(curves));
    }
    if (chart instanceof BarChart bars) {
      return BarDrawing.of(bars);
    }
    if (chart instanceof ScatterChart scatter) {
      return ScatterDrawing.of(scatter);
    }
    ScoreHistogram histogram = (ScoreHistogram) chart;
    return Html.all(HistogramDrawing.legend(histogram), HistogramDrawing.of(histogram));
  }

  private static Html asset(String name) {
    try (InputStream file = Page.class.getResourceAsStream(name)) {
      byte[] bytes = Objects.requireNonNull(file, name).readAllBytes();
      return new Html.Asset(new String(bytes, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
