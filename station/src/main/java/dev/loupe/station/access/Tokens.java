package dev.loupe.station.access;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loupe.Json;
import dev.loupe.station.Refusal;
import dev.loupe.station.store.Database;
import dev.loupe.station.store.Rows;
import dev.loupe.verdict.Ulids;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Tokens for programs. Threads: may be shared. */
public final class Tokens {

  private static final String PREFIX = "loupe_";
  private static final int LONGEST = 100;
  private static final long USE_NOTED_EVERY_MILLIS = 60_000;

  private final Database database;
  private final AuditTrail audit;
  private final Ulids ids;
  private final SecureRandom random;
  private final Clock clock;
  private final Map<String, Long> noted = new ConcurrentHashMap<>();
  private final Map<String, Token> known = new ConcurrentHashMap<>();

  /** The tokens of a database. */
  public Tokens(Database database, AuditTrail audit, Ulids ids, SecureRandom random, Clock clock) {
    this.database = database;
    this.audit = audit;
    this.ids = ids;
    this.random = random;
    this.clock = clock;
  }

  /**
   * A token, without its secret.
   *
   * @param id a ULID
   * @param name what it is for
   * @param role what it may
   * @param createdBy who made it
   * @param created when
   * @param used when it was last used, to the minute
   * @param expires when it ends
   */
  public record Token(
      String id,
      String name,
      Role role,
      String createdBy,
      Instant created,
      Optional<Instant> used,
      Optional<Instant> expires) {}

  /**
   * A token that was just made.
   *
   * @param token it
   * @param secret to be shown this once
   */
  public record Made(Token token, String secret) {}

  /** Makes a token. */
  public Made make(String name, Role role, Optional<Instant> expires, Caller caller) {
    if (name.isBlank() || name.length() > LONGEST) {
      throw Refusal.invalid("A token's name must have 1 to " + LONGEST + " characters.");
    }
    String secret = PREFIX + Secrets.make(random);
    String id = ids.next();
    Token token =
        new Token(id, name, role, caller.name(), clock.instant(), Optional.empty(), expires);
    database.write(
        tx -> {
          tx.handle()
              .execute(
                  "INSERT INTO tokens (id, name, role, digest, created_by, created_ms, expires_ms)"
                      + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                  id,
                  name,
                  role.name(),
                  Secrets.digest(secret),
                  caller.name(),
                  token.created().toEpochMilli(),
                  expires.map(Instant::toEpochMilli).orElse(null));
          ObjectNode detail = Json.mapper().createObjectNode().put("role", role.name());
          audit.record(tx, caller.name(), "make-token", id, detail.put("name", name));
        });
    return new Made(token, secret);
  }

  /** All, the newest first. */
  public List<Token> all() {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT * FROM tokens ORDER BY id DESC")
                .map((row, context) -> token(row))
                .list());
  }

  /** Revokes a token. */
  public void revoke(String id, Caller caller) {
    database.write(
        tx -> {
          if (tx.handle().execute("DELETE FROM tokens WHERE id = ?", id) == 0) {
            throw Refusal.notFound("token", id);
          }
          audit.record(tx, caller.name(), "revoke-token", id, Json.mapper().createObjectNode());
          tx.afterCommit(() -> forget(id));
        });
  }

  /** Who a secret belongs to, while it lasts. */
  public Optional<Caller> caller(String secret) {
    if (!secret.startsWith(PREFIX) || secret.length() > LONGEST) {
      return Optional.empty();
    }
    String digest = Secrets.digest(secret);
    Optional<Token> token = Optional.ofNullable(known.get(digest)).or(() -> find(digest));
    Instant now = clock.instant();
    Optional<Token> valid = token.filter(one -> one.expires().map(now::isBefore).orElse(true));
    valid.ifPresent(one -> noteUse(one, now.toEpochMilli()));
    return valid.map(one -> new Caller("token:" + one.name(), one.role()));
  }

  /**
   * Looks a token up and keeps it at hand. A revocation that comes in between has the last word: it
   * forgets after it is stored, and what was looked up before that is kept before that.
   */
  private Optional<Token> find(String digest) {
    synchronized (known) {
      Optional<Token> found =
          database.read(
              handle ->
                  handle
                      .createQuery("SELECT * FROM tokens WHERE digest = ?")
                      .bind(0, digest)
                      .map((row, context) -> token(row))
                      .findOne());
      found.ifPresent(one -> known.put(digest, one));
      return found;
    }
  }

  private void forget(String id) {
    synchronized (known) {
      known.values().removeIf(one -> one.id().equals(id));
    }
  }

  private void noteUse(Token token, long now) {
    Long last = noted.get(token.id());
    if (last == null || now - last >= USE_NOTED_EVERY_MILLIS) {
      noted.put(token.id(), now);
      database.write(
          tx -> tx.handle().execute("UPDATE tokens SET used_ms = ? WHERE id = ?", now, token.id()));
    }
  }

  private static Token token(ResultSet row) throws SQLException {
    return new Token(
        row.getString("id"),
        row.getString("name"),
        Role.valueOf(row.getString("role")),
        row.getString("created_by"),
        Rows.time(row, "created_ms"),
        Rows.maybeTime(row, "used_ms"),
        Rows.maybeTime(row, "expires_ms"));
  }
}
