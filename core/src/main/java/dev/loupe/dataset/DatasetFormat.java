package dev.loupe.dataset;

import java.nio.file.Path;

/** A layout in which pictures lie on disk. {@link Datasets#formats()} lists them all. */
public sealed interface DatasetFormat
    permits BoardsFormat,
        CsvFormat,
        DeepPcbFormat,
        FashionMnistFormat,
        FolderFormat,
        KolektorSddFormat,
        KolektorSdd2Format,
        MagneticTileFormat,
        MvtecFormat,
        VisaFormat,
        YarnDyedFormat {

  /** What users call it, such as "mvtec". */
  String id();

  /** The files and folders it looks for, in one line. */
  String layout();

  /** Whether the layout is found there; looks at names only, not into pictures. */
  boolean fits(Path path);

  /**
   * Reads the list of samples, without decoding pictures unless their masks decide the label.
   *
   * @throws DatasetException when the layout is not complete; the message says what was looked for
   */
  Dataset read(Path path, DatasetOptions options);
}
