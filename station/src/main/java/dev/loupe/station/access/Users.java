package dev.loupe.station.access;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loupe.Json;
import dev.loupe.station.Refusal;
import dev.loupe.station.store.Database;
import dev.loupe.station.store.Rows;
import dev.loupe.station.store.Transaction;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The users and their passwords. Threads: may be shared. */
public final class Users {

  /** Who is there from the beginning. */
  public static final String FIRST = "admin";

  private static final String NAME = "[a-z0-9][a-z0-9._-]{0,63}";
  private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
  private static final int FIRST_LENGTH = 20;
  private static final int SHORTEST = 10;
  private static final int LONGEST = 200;

  private final Database database;
  private final Passwords passwords;
  private final AuditTrail audit;
  private final Clock clock;

  /** The users of a database. */
  public Users(Database database, Passwords passwords, AuditTrail audit, Clock clock) {
    this.database = database;
    this.passwords = passwords;
    this.audit = audit;
    this.clock = clock;
  }

  /** Adds the first admin when there is no user at all; its password, to be shown once. */
  public Optional<String> addFirst(SecureRandom random) {
    if (!all().isEmpty()) {
      return Optional.empty();
    }
    StringBuilder password = new StringBuilder();
    for (int i = 0; i < FIRST_LENGTH; i++) {
      password.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    add(FIRST, Role.ADMIN, password.toString(), Caller.STATION);
    return Optional.of(password.toString());
  }

  /** All, by name. */
  public List<User> all() {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT * FROM users ORDER BY name")
                .map((row, context) -> user(row))
                .list());
  }

  /** One of them. */
  public Optional<User> find(Handle handle, String name) {
    return handle
        .createQuery("SELECT * FROM users WHERE name = ?")
        .bind(0, name)
        .map((row, context) -> user(row))
        .findOne();
  }

  /** The user, when name and password fit and the user is not disabled. */
  public Optional<User> authenticated(String name, String password) {
    Optional<String> kept =
        database.read(
            handle ->
                handle
                    .createQuery("SELECT password FROM users WHERE name = ? AND disabled = 0")
                    .bind(0, name)
                    .mapTo(String.class)
                    .findOne());
    if (kept.isEmpty()) {
      passwords.waste(password);
      return Optional.empty();
    }
    return passwords.matches(password, kept.get())
        ? database.read(handle -> find(handle, name))
        : Optional.empty();
  }

  /** Adds a user. */
  public User add(String name, Role role, String password, Caller caller) {
    if (!name.matches(NAME)) {
      throw Refusal.invalid(
          "A user's name has up to 64 small letters, digits, dots, dashes and underlines, and"
              + " begins with a letter or digit.");
    }
    String kept = passwords.kept(checked(password));
    return database.writeFor(
        tx -> {
          if (find(tx.handle(), name).isPresent()) {
            throw new Refusal(Refusal.Kind.CONFLICT, "There is a user '" + name + "' already.");
          }
          tx.handle()
              .execute(
                  "INSERT INTO users (name, role, password, disabled, created_ms)"
                      + " VALUES (?, ?, ?, 0, ?)",
                  name,
                  role.name(),
                  kept,
                  clock.millis());
          ObjectNode detail = Json.mapper().createObjectNode().put("role", role.name());
          audit.record(tx, caller.name(), "add-user", name, detail);
          return require(tx.handle(), name);
        });
  }

  /** Changes a user, and ends their sessions. */
  public User change(
      String name, Role role, boolean disabled, Optional<String> password, Caller caller) {
    Optional<String> kept = password.map(Users::checked).map(passwords::kept);
    return database.writeFor(
        tx -> {
          require(tx.handle(), name);
          tx.handle()
              .execute(
                  "UPDATE users SET role = ?, disabled = ? WHERE name = ?",
                  role.name(),
                  disabled ? 1 : 0,
                  name);
          kept.ifPresent(text -> setPassword(tx, name, text));
          requireAnAdmin(tx.handle());
          tx.handle().execute("DELETE FROM sessions WHERE name = ?", name);
          ObjectNode detail = Json.mapper().createObjectNode().put("role", role.name());
          detail.put("disabled", disabled).put("password", password.isPresent());
          audit.record(tx, caller.name(), "change-user", name, detail);
          return require(tx.handle(), name);
        });
  }

  /** Changes the own password, and ends all sessions but the given one. */
  public void changeOwn(String name, String password, String keptSession) {
    String kept = passwords.kept(checked(password));
    database.write(
        tx -> {
          setPassword(tx, name, kept);
          tx.handle()
              .execute("DELETE FROM sessions WHERE name = ? AND digest <> ?", name, keptSession);
          audit.record(tx, name, "change-password", name, Json.mapper().createObjectNode());
        });
  }

  private static void setPassword(Transaction tx, String name, String kept) {
    tx.handle().execute("UPDATE users SET password = ? WHERE name = ?", kept, name);
  }

  private static void requireAnAdmin(Handle handle) {
    int admins =
        handle
            .createQuery("SELECT COUNT(*) FROM users WHERE role = 'ADMIN' AND disabled = 0")
            .mapTo(Integer.class)
            .one();
    if (admins == 0) {
      throw new Refusal(
          Refusal.Kind.CONFLICT, "This is the last admin; make somebody else one first.");
    }
  }

  private User require(Handle handle, String name) {
    return find(handle, name).orElseThrow(() -> Refusal.notFound("user", name));
  }

  private static String checked(String password) {
    if (password.length() < SHORTEST || password.length() > LONGEST) {
      throw Refusal.invalid("A password must have " + SHORTEST + " to " + LONGEST + " characters.");
    }
    return password;
  }

  private static User user(ResultSet row) throws SQLException {
    return new User(
        row.getString("name"),
        Role.valueOf(row.getString("role")),
        row.getInt("disabled") == 1,
        Rows.time(row, "created_ms"));
  }
}
