package dev.loupe.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Programs that send pictures to a station, each the next one when it has the answer. */
final class StationClients {

  private final URI address;
  private final String token;
  private final List<byte[]> pictures;

  StationClients(URI address, String token, List<byte[]> pictures) {
    this.address = address;
    this.token = token;
    this.pictures = pictures;
  }

  /**
   * What came of a round.
   *
   * @param nanos from request to answer of each picture that was judged, ascending
   * @param refused answers 429
   * @param seconds it took
   * @param cpuMillis processor time of a picture, that of the clients included
   */
  record Round(long[] nanos, int refused, double seconds, double cpuMillis) {

    int judged() {
      return nanos.length;
    }

    double rate() {
      return nanos.length / seconds;
    }

    /** Milliseconds; the smallest time that so large a share of the pictures did not exceed. */
    double quantile(double share) {
      return nanos.length == 0
          ? Double.NaN
          : nanos[Math.max(0, (int) Math.ceil(share * nanos.length) - 1)] / 1e6;
    }
  }

  /** Sends until so many pictures were sent or the time is over. */
  Round round(int clients, int count, Duration time) throws Exception {
    ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();
    AtomicInteger next = new AtomicInteger();
    AtomicInteger refused = new AtomicInteger();
    double cpu = Cpu.millis();
    long start = System.nanoTime();
    long end = start + time.toNanos();
    ExecutorService threads = Executors.newFixedThreadPool(clients);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < clients; i++) {
        all.add(
            threads.submit(
                () -> {
                  HttpClient client = HttpClient.newHttpClient();
                  int at = next.getAndIncrement();
                  while (at < count && System.nanoTime() < end) {
                    send(client, pictures.get(at % pictures.size()), nanos, refused);
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
    return new Round(sorted, refused.get(), seconds, (Cpu.millis() - cpu) / sorted.length);
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
}
