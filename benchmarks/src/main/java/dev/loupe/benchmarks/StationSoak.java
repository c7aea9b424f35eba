package dev.loupe.benchmarks;

import dev.loupe.detector.Machine;
import dev.loupe.station.access.Caller;
import dev.loupe.station.access.Role;
import dev.loupe.station.inspection.Switchboard.Change;
import dev.loupe.station.reach.Parts;
import dev.loupe.station.server.Plan;
import dev.loupe.station.server.Station;
import dev.loupe.station.setting.StationSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * How a station fares under load, over loopback: time from request to stored verdict (p50, p95,
 * p99) with 1, 4 and 16 clients, pictures a second against the bare detector's on as many threads,
 * memory before and after.
 *
 * <pre>
 * java -cp 'benchmarks/target/classes:cli/target/loupe-0.1.0/loupe-0.1.0/lib/*' \
 *   dev.loupe.benchmarks.StationSoak board7.loupe PICTURES FOLDER [COUNT] [SECONDS] [CLIENTS...]
 * </pre>
 *
 * <p>Each round ends after COUNT pictures (1,000) or SECONDS (120), whichever comes first; an hour
 * of a fast line is COUNT 7200 and SECONDS 3600. FOLDER must not exist; the station's files are
 * left there. Before all, station and bare detector are warmed up with 1,000 pictures (or SECONDS)
 * each: a compiler's work in the first minute is no part of a station's year. Before each round the
 * bare detector decodes and judges the same pictures on as many threads as the station then can
 * use, in this process, so that both see the same machine.
 *
 * <p>The clients are a process of their own on the same machine: their processor time has a column
 * of its own, but takes its share from pictures a second. Processor time of a picture tells more
 * than rates on a machine with other work: {@code by CPU} is the bare detector's against the
 * station's, which is the share of the bare rate that is left when clients run elsewhere.
 */
public final class StationSoak {

  private static final List<Integer> CLIENTS = List.of(1, 4, 16);
  private static final int WARM_UP = 1000;
  private static final int WARM_UP_CLIENTS = 4;
  private static final String HEADER =
      "clients  threads  pictures  seconds   per s  bare per s  of bare  by CPU   p50 ms   p95 ms"
          + "   p99 ms  429  CPU ms  bare CPU ms  client CPU ms  heap MiB  RSS MiB";

  private final Path model;
  private final Path pictures;
  private final int count;
  private final Duration time;
  private final Consumer<String> out;

  private StationSoak(Path model, Path pictures, int count, Duration time, Consumer<String> out) {
    this.model = model;
    this.pictures = pictures;
    this.count = count;
    this.time = time;
    this.out = out;
  }

  /** Measures and prints a table. */
  public static void main(String[] arguments) throws Exception {
    if (arguments.length < 3) {
      throw new IllegalArgumentException("FILE.loupe PICTURES FOLDER [COUNT] [SECONDS] [CLIENTS]");
    }
    List<Integer> clients =
        arguments.length > 5
            ? Stream.of(arguments).skip(5).map(Integer::valueOf).toList()
            : CLIENTS;
    new StationSoak(
            Path.of(arguments[0]),
            Path.of(arguments[1]),
            arguments.length > 3 ? Integer.parseInt(arguments[3]) : 1000,
            Duration.ofSeconds(arguments.length > 4 ? Integer.parseInt(arguments[4]) : 120),
            System.out::println)
        .measure(Path.of(arguments[2]), clients);
  }

  private void measure(Path folder, List<Integer> clients) throws Exception {
    StationSettings settings = StationSettings.DEFAULT.at("127.0.0.1", 0);
    Plan plan = Plan.standard().withParts(Parts.ALL);
    List<byte[]> contents = SoakPictures.in(pictures);
    try (Station station = Station.open(settings, folder, plan);
        BareDetector bare = BareDetector.open(model, contents)) {
      putInForce(station);
      URI address = URI.create(station.address() + "/api/inspections?station=main");
      try (ClientProcess line = ClientProcess.start(address, StationToken.of(station), pictures)) {
        int processors = settings.inspection().judgedAtOnce();
        line.round(order(WARM_UP_CLIENTS, WARM_UP));
        bare.round(processors, WARM_UP, time);
        out.accept(Machine.describe() + ", " + contents.size() + " pictures");
        out.accept("before: " + Memory.now());
        out.accept(HEADER);
        for (int each : clients) {
          int threads = Math.min(each, processors);
          BareDetector.Round alone = bare.round(threads, count, time);
          double cpu = Cpu.millis();
          StationClients.Round round = line.round(order(each, count));
          out.accept(row(each, threads, alone, round, (Cpu.millis() - cpu) / round.judged()));
        }
      }
      out.accept("after: " + Memory.now());
    }
  }

  private StationClients.Order order(int clients, int pictures) {
    return new StationClients.Order(clients, pictures, time.toMillis() / 1000.0);
  }

  private void putInForce(Station station) {
    Caller caller = new Caller("soak", Role.ENGINEER);
    String id = station.models().register("soak", "", model, Optional.empty(), caller).model().id();
    station.switchboard().activate(new Change("main", "default", caller, "soak"), id);
  }

  private static String row(
      int clients,
      int threads,
      BareDetector.Round bare,
      StationClients.Round round,
      double cpuMillis) {
    Memory memory = Memory.now();
    return String.format(
        Locale.ROOT,
        "%7d  %7d  %8d  %7.1f  %6.1f  %10.1f  %5.0f %%  %4.0f %%  %7.1f  %7.1f  %7.1f  %3d  %6.1f"
            + "  %11.1f  %13.1f  %8d  %7d",
        clients,
        threads,
        round.judged(),
        round.seconds(),
        round.rate(),
        bare.rate(),
        100 * round.rate() / bare.rate(),
        100 * bare.cpuMillis() / cpuMillis,
        round.p50(),
        round.p95(),
        round.p99(),
        round.refused(),
        cpuMillis,
        bare.cpuMillis(),
        round.cpuMillis(),
        memory.heapMebibytes(),
        memory.residentMebibytes());
  }
}
