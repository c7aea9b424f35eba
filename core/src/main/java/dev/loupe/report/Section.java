package dev.loupe.report;

import dev.loupe.image.Box;
import java.util.List;

/** A chapter of a report, with an entry in its table of contents. */
public sealed interface Section
    permits Section.Figures,
        Section.Gallery,
        Section.Sheet,
        Section.Charts,
        Section.Tables,
        Section.Facts {

  /** Heading and introduction. */
  Heading heading();

  /**
   * What stands above a section.
   *
   * @param id anchor, unique in the report: lower-case letters, digits and hyphens
   * @param title a few words
   * @param introduction what the reader sees here; "" for none
   */
  record Heading(String id, String title, String introduction) {

    /** Checks the anchor. */
    public Heading {
      if (!id.matches("[a-z][a-z0-9-]*")) {
        throw new IllegalArgumentException("Not an anchor: \"" + id + "\"");
      }
    }
  }

  /** The main figures, big. */
  record Figures(Heading heading, List<Figure> figures) implements Section {

    /** Copies the list. */
    public Figures {
      figures = List.copyOf(figures);
    }
  }

  /**
   * Pictures with their masks and heat maps.
   *
   * @param empty what to say when there is no picture
   */
  record Gallery(Heading heading, List<Triptych> triptychs, String empty) implements Section {

    /** Copies the list. */
    public Gallery {
      triptychs = List.copyOf(triptychs);
    }
  }

  /**
   * A contact sheet: small pictures, each with one place marked.
   *
   * @param empty what to say when there is no picture
   */
  record Sheet(Heading heading, List<Shot> shots, String empty) implements Section {

    /** Copies the list. */
    public Sheet {
      shots = List.copyOf(shots);
    }

    /**
     * One picture.
     *
     * @param id of the file
     * @param title a few words above it
     * @param width of the original picture, in pixels
     * @param height of the original picture, in pixels
     * @param picture a small copy of it
     * @param place to be marked, in original pixels
     */
    public record Shot(
        String id, String title, int width, int height, InlinePicture picture, Box place) {}
  }

  /** Curves and histograms. */
  record Charts(Heading heading, List<Chart> charts) implements Section {

    /** Copies the list. */
    public Charts {
      charts = List.copyOf(charts);
    }
  }

  /** Tables. */
  record Tables(Heading heading, List<Table> tables) implements Section {

    /** Copies the list. */
    public Tables {
      tables = List.copyOf(tables);
    }
  }

  /** Facts in groups: protocol, provenance. */
  record Facts(Heading heading, List<FactGroup> groups) implements Section {

    /** Copies the list. */
    public Facts {
      groups = List.copyOf(groups);
    }
  }
}
