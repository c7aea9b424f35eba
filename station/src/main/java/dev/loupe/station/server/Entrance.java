package dev.loupe.station.server;

import dev.loupe.station.access.LoginLimit;
import dev.loupe.station.access.Passwords;
import dev.loupe.station.access.Sessions;
import dev.loupe.station.access.Tokens;
import dev.loupe.station.access.Users;
import dev.loupe.station.http.AccessRoutes;
import dev.loupe.station.http.Route;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Who gets in: users, log-ins, tokens. */
record Entrance(
    Ground ground, Users users, Sessions sessions, Tokens tokens, Optional<String> firstPassword) {

  static Entrance of(Ground ground, int passwordRounds) {
    Users users =
        new Users(
            ground.database(),
            new Passwords(passwordRounds, ground.random()),
            ground.audit(),
            ground.clock());
    Sessions sessions =
        new Sessions(
            ground.database(),
            Duration.ofHours(ground.settings().access().sessionHours()),
            ground.random(),
            ground.clock());
    Tokens tokens =
        new Tokens(
            ground.database(), ground.audit(), ground.ids(), ground.random(), ground.clock());
    return new Entrance(ground, users, sessions, tokens, users.addFirst(ground.random()));
  }

  List<Route> routes() {
    return new AccessRoutes(
            users,
            sessions,
            tokens,
            new LoginLimit(ground.settings().access().loginsPerMinute()),
            ground.database(),
            ground.settings().server().secureCookies())
        .routes();
  }
}
