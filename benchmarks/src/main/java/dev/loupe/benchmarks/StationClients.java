package dev.loupe.benchmarks;

import dev.loupe.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Programs that send pictures to a station, each the next one when it has the answer. A process of
 * its own, {@link ClientProcess}, so that its work is not counted as the station's: it reads an
 * {@link Order} a line and answers a {@link Round} a line, both JSON.
 */
final class StationClients {

  private final URL address;
  private final String token;
  private final List<byte[]> pictures;

  private StationClients(URL address, String token, List<byte[]> pictures) {
    this.address = address;
    this.token = token;
    this.pictures = pictures;
  }

  /**
   * What is to be sent.
   *
   * @param clients at once
   * @param count of pictures, all clients together
   * @param seconds after which nothing more is sent
   */
  record Order(int clients, int count, double seconds) {}

  /**
   * What came of it.
   *
   * @param judged pictures
   * @param refused answers 429
   * @param seconds it took
   * @param cpuMillis the clients' own processor time of a picture
   * @param p50 milliseconds from request to answer that half of the pictures did not exceed
   * @param p95 the same of 95 in 100
   * @param p99 the same of 99 in 100
   */
  record Round(
      int judged,
      int refused,
      double seconds,
      double cpuMillis,
      double p50,
      double p95,
      double p99) {

    double rate() {
      return judged / seconds;
    }
  }

  /** Address, folder of pictures; the token is the first line of the input, then come orders. */
  public static void main(String[] arguments) throws Exception {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    StationClients clients =
        new StationClients(
            URI.create(arguments[0]).toURL(),
            in.readLine(),
            SoakPictures.in(Path.of(arguments[1])));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      Round round = clients.round(Json.mapper().readValue(line, Order.class));
      System.out.println(Json.mapper().writeValueAsString(round));
    }
  }

  private Round round(Order order) throws Exception {
    ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();
    AtomicInteger next = new AtomicInteger();
    AtomicInteger refused = new AtomicInteger();
    double cpu = Cpu.millis();
    long start = System.nanoTime();
    long end = start + Duration.ofMillis(Math.round(order.seconds() * 1000)).toNanos();
    ExecutorService threads = Executors.newFixedThreadPool(order.clients());
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < order.clients(); i++) {
        all.add(
            threads.submit(
                () -> {
                  int at = next.getAndIncrement();
                  while (at < order.count() && System.nanoTime() < end) {
                    send(pictures.get(at % pictures.size()), nanos, refused);
                    at = next.getAndIncrement();
                  }
                  return true;
                }));
      }
      for (Future<?> one : all) {
        one.get();
      }
    } finally {
      threads.shutdownNow();
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    long[] sorted = nanos.stream().mapToLong(Long::longValue).toArray();
    Arrays.sort(sorted);
    return new Round(
        sorted.length,
        refused.get(),
        seconds,
        (Cpu.millis() - cpu) / sorted.length,
        quantile(sorted, 0.5),
        quantile(sorted, 0.95),
        quantile(sorted, 0.99));
  }

  /** Milliseconds; the smallest time that so large a share did not exceed. */
  private static double quantile(long[] sorted, double share) {
    return sorted.length == 0
        ? -1
        : sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)] / 1e6;
  }

  private void send(byte[] picture, ConcurrentLinkedQueue<Long> nanos, AtomicInteger refused)
      throws IOException {
    long before = System.nanoTime();
    HttpURLConnection request = (HttpURLConnection) address.openConnection();
    request.setRequestMethod("POST");
    request.setDoOutput(true);
    request.setFixedLengthStreamingMode(picture.length);
    request.setRequestProperty("Authorization", "Bearer " + token);
    request.setRequestProperty("Content-Type", "image/png");
    try (OutputStream out = request.getOutputStream()) {
      out.write(picture);
    }
    int status = request.getResponseCode();
    if (status == 201) {
      request.getInputStream().readAllBytes();
      nanos.add(System.nanoTime() - before);
    } else if (status == 429) {
      request.getErrorStream().readAllBytes();
      refused.incrementAndGet();
    } else {
      throw new IOException("The station answered " + status);
    }
  }
}
