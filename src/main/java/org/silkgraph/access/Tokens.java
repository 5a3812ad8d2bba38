package org.silkgraph.access;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.silkgraph.access.TokenFile.Changed;
import org.silkgraph.access.TokenFile.Stamp;

/**
 * The tokens of a store, in its file {@code tokens}; several processes may hold one file open and change it.
 *
 * <p>Each {@link #caller} asks the file system for time, size and number of the file and reads it anew only where one of them
 * has changed, so that a token made or revoked by another process counts from the next request on. Every token is compared with
 * what was shown, without an early end. Threads: what was read last is one immutable value, swapped whole.
 *
 * <p>A file that is damaged is an error of every method, not an empty list. A file that is missing is a store without tokens.
 */
public final class Tokens {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final TokenFile file;
    private final Clock clock;
    private final AccessSettings settings;
    private volatile Known known = new Known(Stamp.MISSING, List.of());

    /** What was read of one state of the file. */
    private record Known(Stamp stamp, List<Hashed> tokens) {}

    private record Hashed(Token token, byte[] hash) {}

    public Tokens(Path directory, Clock clock, AccessSettings settings) {
        this.file = new TokenFile(directory);
        this.clock = clock;
        this.settings = settings;
    }

    /** The tokens of a store directory, which need not be there yet; nothing is made before the first token. */
    public static Tokens in(Path directory) {
        return new Tokens(directory, Clock.systemUTC(), AccessSettings.DEFAULTS);
    }

    /** Whose token this is; empty where it is nobody's, expired or revoked. */
    public Optional<Caller> caller(TokenValue shown) {
        byte[] hash = shown.sha256();
        List<Token> same = new ArrayList<>(1);
        for (Hashed each : known().tokens()) {
            if (MessageDigest.isEqual(each.hash(), hash)) same.add(each.token());
        }
        Instant now = clock.instant();
        return same.stream()
                .filter(token -> token.at(now) == Token.State.VALID)
                .findFirst()
                .map(Caller::of);
    }

    /** All tokens in the order they were made, expired and revoked ones too. */
    public List<Token> list() {
        return known().tokens().stream().map(Hashed::token).toList();
    }

    /**
     * Makes a token; on return it is on disk.
     *
     * @param name as {@link Token#isName} wants it
     * @param lifetime after which it opens nothing; empty for no end
     */
    public Issue issue(Role role, String name, Optional<Duration> lifetime) {
        return file.change(tokens -> {
            Optional<Token> holder = named(tokens, name);
            if (holder.isPresent()) return new Changed<Issue>(tokens, new Issue.NameTaken(holder.get()));
            if (tokens.size() >= settings.tokens()) {
                return new Changed<Issue>(tokens, new Issue.Full(settings.tokens()));
            }
            Issue.Issued issued = make(role, name, lifetime);
            return new Changed<Issue>(with(tokens, issued.token()), issued);
        });
    }

    /**
     * Makes an administrator's token where the store never had one; one that was revoked or has expired counts. It is named
     * {@code admin}, or {@code admin-2} and so on where that is taken.
     */
    public Optional<Issue.Issued> issueFirstAdmin() {
        if (hasHadAdmin(list())) return Optional.empty();
        return file.change(tokens -> {
            if (hasHadAdmin(tokens)) return new Changed<Optional<Issue.Issued>>(tokens, Optional.empty());
            String name = "admin";
            for (int n = 2; named(tokens, name).isPresent(); n++) name = "admin-" + n;
            Issue.Issued issued = make(Role.ADMIN, name, Optional.empty());
            return new Changed<>(with(tokens, issued.token()), Optional.of(issued));
        });
    }

    /**
     * Withdraws a token for good; on return that is on disk.
     *
     * @param nameOrId an id goes before a name
     * @return the token, or empty where none that is not revoked has that id or name
     */
    public Optional<Token> revoke(String nameOrId) {
        if (held(list(), nameOrId).isEmpty()) return Optional.empty();
        return file.change(tokens -> {
            Optional<Token> found = held(tokens, nameOrId);
            if (found.isEmpty()) return new Changed<Optional<Token>>(tokens, found);
            Token revoked = found.get().revokedAt(now());
            List<Token> after = tokens.stream()
                    .map(token -> token.id().equals(revoked.id()) ? revoked : token)
                    .toList();
            return new Changed<>(after, Optional.of(revoked));
        });
    }

    private Issue.Issued make(Role role, String name, Optional<Duration> lifetime) {
        TokenValue value = TokenValue.random();
        Instant now = now();
        Token token = new Token(
                randomId(),
                name,
                role,
                HexFormat.of().formatHex(value.sha256()),
                now,
                lifetime.map(now::plus),
                Optional.empty());
        return new Issue.Issued(token, value);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    private static String randomId() {
        byte[] bytes = new byte[8];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static List<Token> with(List<Token> tokens, Token one) {
        List<Token> more = new ArrayList<>(tokens);
        more.add(one);
        return more;
    }

    private static boolean hasHadAdmin(List<Token> tokens) {
        return tokens.stream().anyMatch(token -> token.role() == Role.ADMIN);
    }

    private static Optional<Token> named(List<Token> tokens, String name) {
        return tokens.stream()
                .filter(token -> !token.isRevoked() && token.name().equals(name))
                .findFirst();
    }

    private static Optional<Token> held(List<Token> tokens, String nameOrId) {
        return tokens.stream()
                .filter(token -> !token.isRevoked() && token.id().equals(nameOrId))
                .findFirst()
                .or(() -> named(tokens, nameOrId));
    }

    private Known known() {
        Known last = known;
        return last.stamp().equals(file.stamp()) ? last : readAnew();
    }

    private synchronized Known readAnew() {
        // The stamp first: where the file is replaced in between, the next look finds another stamp and reads again.
        Stamp stamp = file.stamp();
        if (!known.stamp().equals(stamp)) known = read(stamp);
        return known;
    }

    private Known read(Stamp stamp) {
        return new Known(
                stamp,
                file.read().stream()
                        .map(token -> new Hashed(token, token.hash()))
                        .toList());
    }
}
