package dev.loupe.station.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loupe.Json;
import dev.loupe.station.Refusal;
import dev.loupe.station.access.Role;
import dev.loupe.station.job.JobRequest;
import dev.loupe.station.job.Jobs;
import dev.loupe.station.store.AllowedFolders;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Training jobs, and the folders to train from. */
public final class JobRoutes {

  private static final Set<String> ENDINGS = Set.of("png", "jpg", "jpeg", "bmp", "tif", "tiff");
  private static final int MOST_ENTRIES = 20_000;

  private final Jobs jobs;
  private final AllowedFolders allowed;

  /** Over the jobs. */
  public JobRoutes(Jobs jobs, AllowedFolders allowed) {
    this.jobs = jobs;
    this.allowed = allowed;
  }

  /** The calls. */
  public List<Route> routes() {
    return List.of(
        Route.get("/api/jobs", Role.VIEWER, this::list),
        Route.post("/api/jobs", Role.ENGINEER, this::start),
        Route.get("/api/jobs/{job}", Role.VIEWER, this::one),
        Route.post("/api/jobs/{job}/cancel", Role.ENGINEER, this::cancel),
        Route.get("/api/folders", Role.ENGINEER, this::folders));
  }

  private void list(Context context) {
    context.json(Views.items(jobs.latest(), Jobs::view));
  }

  private void start(Context context) {
    JobRequest request = Body.json(context, JobRequest.class);
    context.status(202).json(Jobs.view(jobs.start(request, Callers.of(context))));
  }

  private void one(Context context) {
    context.json(Jobs.view(jobs.seen(Query.of(context).path("job"))));
  }

  private void cancel(Context context) {
    String id = Query.of(context).path("job");
    context.status(202).json(Jobs.view(jobs.cancel(id, Callers.of(context))));
  }

  private void folders(Context context) {
    Optional<String> path = Query.of(context).text("path");
    context.json(path.map(this::inside).orElseGet(this::roots));
  }

  private ObjectNode roots() {
    ObjectNode json = Json.mapper().createObjectNode().putNull("path");
    ArrayNode folders = json.putArray("folders");
    allowed.roots().forEach(root -> add(folders, root.toString(), root));
    return json.put("pictures", 0);
  }

  private static void add(ArrayNode folders, String name, Path path) {
    folders.addObject().put("name", name).put("path", path.toString());
  }

  /** What lies inside; links that lead elsewhere are not shown. */
  private ObjectNode inside(String path) {
    Path folder = allowed.folder(path);
    TreeSet<String> below = new TreeSet<>();
    int pictures = 0;
    int seen = 0;
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        if (++seen > MOST_ENTRIES) {
          break;
        }
        String name = String.valueOf(entry.getFileName());
        if (Files.isDirectory(entry) && !Files.isSymbolicLink(entry) && !name.startsWith(".")) {
          below.add(name);
        } else if (isPicture(name)) {
          pictures++;
        }
      }
    } catch (IOException e) {
      throw new Refusal(Refusal.Kind.NOT_FOUND, "The folder cannot be listed.", e);
    }
    ObjectNode json = Json.mapper().createObjectNode().put("path", folder.toString());
    ArrayNode folders = json.putArray("folders");
    below.forEach(name -> add(folders, name, folder.resolve(name)));
    return json.put("pictures", pictures);
  }

  private static boolean isPicture(String name) {
    int dot = name.lastIndexOf('.');
    return dot > 0 && ENDINGS.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT));
  }
}
