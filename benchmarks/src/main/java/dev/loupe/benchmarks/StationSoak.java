package dev.loupe.benchmarks;

import dev.loupe.detector.Detector;
import dev.loupe.image.PictureReader;
import dev.loupe.station.access.Caller;
import dev.loupe.station.access.Role;
import dev.loupe.station.inspection.Switchboard.Change;
import dev.loupe.station.server.Plan;
import dev.loupe.station.server.Station;
import dev.loupe.station.setting.StationSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * How a station fares under load, over loopback: time from request to stored verdict (p50, p95,
 * p99) with 1, 4 and 16 clients, pictures a second against the bare detector's, resident memory.
 *
 * <pre>
 * java -cp ... dev.loupe.benchmarks.StationSoak board.loupe PICTURES FOLDER [COUNT] [SECONDS]
 * </pre>
 *
 * <p>Each round ends after COUNT pictures (1,000) or SECONDS (120), whichever comes first. FOLDER
 * must not exist; the station's files are left there. Detector and station share this process, so
 * the clients' work is in the figures.
 */
public final class StationSoak {

  private static final int[] CLIENTS = {1, 4, 16};

  private final URI address;
  private final String token;
  private final List<byte[]> pictures;
  private final int count;
  private final int seconds;

  private StationSoak(URI address, String token, List<byte[]> pictures, int count, int seconds) {
    this.address = address;
    this.token = token;
    this.pictures = pictures;
    this.count = count;
    this.seconds = seconds;
  }

  /** Measures and prints a table. */
  public static void main(String[] arguments) throws Exception {
    Path model = Path.of(arguments[0]);
    List<byte[]> pictures = pictures(Path.of(arguments[1]));
    int count = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 1000;
    int seconds = arguments.length > 4 ? Integer.parseInt(arguments[4]) : 120;
    double bare = bare(model, pictures, count, seconds);
    System.out.printf(Locale.ROOT, "bare detector, decoding included: %.1f pictures/s%n", bare);
    StationSettings settings = StationSettings.DEFAULT.at("127.0.0.1", 0);
    try (Station station = Station.open(settings, Path.of(arguments[2]), Plan.standard())) {
      putInForce(station, model);
      StationSoak soak =
          new StationSoak(
              URI.create(station.address() + "/api/inspections?station=main"),
              StationToken.of(station),
              pictures,
              count,
              seconds);
      System.out.println(
          "clients  pictures  per s   of bare  p50 ms  p95 ms  p99 ms  429   RSS MiB");
      for (int clients : CLIENTS) {
        System.out.println(soak.round(clients, bare));
      }
    }
  }

  private static List<byte[]> pictures(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      List<byte[]> pictures = new ArrayList<>();
      for (Path file : files.filter(Files::isRegularFile).sorted().limit(200).toList()) {
        if (file.toString().matches(".*\\.(png|jpg|jpeg|bmp)")) {
          pictures.add(Files.readAllBytes(file));
        }
      }
      return pictures;
    }
  }

  private static double bare(Path model, List<byte[]> pictures, int count, int seconds) {
    PictureReader reader = new PictureReader();
    try (Detector detector = Detector.open(model)) {
      for (int i = 0; i < 5; i++) {
        detector.detect(reader.read(pictures.get(i % pictures.size()), "warm-up"));
      }
      long start = System.nanoTime();
      int done = 0;
      while (done < count && System.nanoTime() - start < seconds * 1_000_000_000L) {
        detector.detect(reader.read(pictures.get(done++ % pictures.size()), "picture"));
      }
      return done / ((System.nanoTime() - start) / 1e9);
    }
  }

  private static void putInForce(Station station, Path file) {
    Caller caller = new Caller("soak", Role.ENGINEER);
    String model =
        station.models().register("soak", "", file, Optional.empty(), caller).model().id();
    station.switchboard().activate(new Change("main", "default", caller, "soak"), model);
  }

  private String round(int clients, double bare) throws Exception {
    ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();
    AtomicInteger next = new AtomicInteger();
    AtomicInteger refused = new AtomicInteger();
    long start = System.nanoTime();
    long end = start + seconds * 1_000_000_000L;
    ExecutorService pool = Executors.newFixedThreadPool(clients);
    for (int i = 0; i < clients; i++) {
      pool.submit(
          () -> {
            HttpClient client = HttpClient.newHttpClient();
            for (int at = next.getAndIncrement();
                at < count && System.nanoTime() < end;
                at = next.getAndIncrement()) {
              send(client, pictures.get(at % pictures.size()), nanos, refused);
            }
            return true;
          });
    }
    pool.shutdown();
    pool.awaitTermination(seconds + 60L, TimeUnit.SECONDS);
    double rate = nanos.size() / ((System.nanoTime() - start) / 1e9);
    long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
    return String.format(
        Locale.ROOT,
        "%7d  %8d  %6.1f  %6.0f %%  %6.1f  %6.1f  %6.1f  %3d  %8d",
        clients,
        sorted.length,
        rate,
        100 * rate / bare,
        quantile(sorted, 0.5),
        quantile(sorted, 0.95),
        quantile(sorted, 0.99),
        refused.get(),
        residentMebibytes());
  }

  private void send(
      HttpClient client, byte[] picture, ConcurrentLinkedQueue<Long> nanos, AtomicInteger refused)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "image/png")
            .POST(BodyPublishers.ofByteArray(picture))
            .build();
    long before = System.nanoTime();
    int status = client.send(request, BodyHandlers.ofString()).statusCode();
    if (status == 201) {
      nanos.add(System.nanoTime() - before);
    } else if (status == 429) {
      refused.incrementAndGet();
    } else {
      throw new IOException("The station answered " + status);
    }
  }

  private static double quantile(long[] sorted, double share) {
    return sorted.length == 0
        ? Double.NaN
        : sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)] / 1e6;
  }

  private static long residentMebibytes() throws IOException {
    Path status = Path.of("/proc/self/status");
    return Files.exists(status)
        ? Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("VmRSS:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
            .findFirst()
            .orElse(-1)
        : -1;
  }
}
