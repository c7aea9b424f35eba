package dev.loupe.station.watch;

import dev.loupe.Json;
import dev.loupe.LoupeException;
import dev.loupe.station.access.Role;
import dev.loupe.station.http.Route;
import dev.loupe.station.http.Views;
import dev.loupe.station.inspection.StoredInspection;
import dev.loupe.station.part.StationContext;
import dev.loupe.station.part.StationPart;
import dev.loupe.station.setting.WatchSettings;
import dev.loupe.station.store.Transaction;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The watched folders of a station. Owns a thread for each. */
public final class WatchPart implements StationPart {

  private final List<WatchedFolder> folders;
  private final List<WatchThread> threads = new ArrayList<>();

  private WatchPart(StationContext context) {
    WatchLedger ledger = new WatchLedger(context.database());
    Set<String> names = new HashSet<>();
    for (WatchSettings one : context.settings().watch()) {
      check(one, names);
    }
    folders =
        context.settings().watch().stream()
            .map(one -> new WatchedFolder(one, context.desk(), ledger, context.clock()))
            .toList();
  }

  /**
   * Opens them, as a {@link StationPart.Factory}.
   *
   * @throws LoupeException when a folder is not there, or two have one name
   */
  public static StationPart open(StationContext context) {
    return new WatchPart(context);
  }

  private static void check(WatchSettings one, Set<String> names) {
    if (!names.add(one.name())) {
      throw new LoupeException("Two watched folders are called " + one.name() + ".");
    }
    if (!Files.isDirectory(one.folder())) {
      throw new LoupeException(
          "The watched folder " + one.folder() + " (watch, " + one.name() + ") is not there.");
    }
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.get(
            "/api/watched-folders",
            Role.VIEWER,
            context ->
                context.json(
                    Views.items(folders, folder -> Json.mapper().valueToTree(folder.view())))));
  }

  @Override
  public void start() {
    folders.forEach(folder -> threads.add(new WatchThread(folder)));
  }

  @Override
  public void stored(Transaction transaction, StoredInspection inspection) {
    folders.forEach(folder -> folder.stored(transaction, inspection));
  }

  @Override
  public void close() {
    threads.forEach(WatchThread::close);
  }
}
