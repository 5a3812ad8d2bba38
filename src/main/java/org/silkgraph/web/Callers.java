package org.silkgraph.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.silkgraph.access.Caller;
import org.silkgraph.access.FailedAttempts;
import org.silkgraph.access.Role;
import org.silkgraph.access.TokenValue;
import org.silkgraph.access.Tokens;
import org.silkgraph.access.TokensUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who is asking, by {@code Authorization: Bearer} and nothing else: no cookie, no parameter.
 *
 * <p>A client address (as {@link Clients} finds it) that has failed too often
 * gets 429 for every request that shows a token, before the token is looked at: an answer that told right from wrong would be
 * what the limit denies. Requests without a token are not concerned.
 */
@Singleton
public final class Callers {
    private static final Logger LOG = LoggerFactory.getLogger(Callers.class);
    private static final Pattern BEARER = Pattern.compile("(?i:Bearer) +([A-Za-z0-9._~+/-]+=*)");
    private static final String CHALLENGE = "Bearer realm=\"silkgraph\"";
    private static final String KNOWN = Callers.class.getName();

    private final Tokens tokens;
    private final FailedAttempts attempts;
    private final Clients clients;
    /** The fault that was logged last, so that many requests that meet it are one line. */
    private final AtomicReference<String> logged = new AtomicReference<>("");

    Callers(Tokens tokens, FailedAttempts attempts, Clients clients) {
        this.clients = clients;
        this.tokens = tokens;
        this.attempts = attempts;
    }

    /**
     * Who is asking; worked out once a request.
     *
     * @return {@link Caller#ANONYMOUS} where there is no Authorization header
     * @throws ProblemException 401 {@code token-unknown} for a header that is no token that is valid now, 429
     *     {@code too-many-failures}, 503 {@code tokens-unavailable} where the file of the tokens is damaged
     */
    public Caller of(HttpRequest<?> request) {
        return request.getAttribute(KNOWN, Caller.class).orElseGet(() -> {
            Caller caller = identify(request);
            request.setAttribute(KNOWN, caller);
            return caller;
        });
    }

    /**
     * Who is asking, where that is somebody with a role or a higher one.
     *
     * @throws ProblemException as {@link #of}; 401 {@code token-missing} without a token, 403 {@code role-too-low}
     */
    public Caller require(HttpRequest<?> request, Role needed) {
        Caller caller = of(request);
        if (caller.may(needed)) return caller;
        throw caller.isAnonymous() ? missing(needed) : tooLow(caller, needed);
    }

    /** The name of who was found to ask, for the log; empty where nobody was, or has not been yet. */
    public String nameOf(HttpRequest<?> request) {
        return request.getAttribute(KNOWN, Caller.class).map(Caller::name).orElse("");
    }

    private Caller identify(HttpRequest<?> request) {
        List<String> given = request.getHeaders().getAll(HttpHeaders.AUTHORIZATION);
        if (given.isEmpty()) return Caller.ANONYMOUS;
        InetAddress client = clients.of(request);
        Duration wait = attempts.waitOf(client);
        if (wait.isPositive()) throw tooMany(wait);
        return shown(given).flatMap(this::caller).orElseThrow(() -> {
            attempts.failed(client);
            return Problem.of(401, "token-unknown")
                    .header(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE + ", error=\"invalid_token\"")
                    .exception();
        });
    }

    private static Optional<TokenValue> shown(List<String> headers) {
        if (headers.size() != 1) return Optional.empty();
        Matcher bearer = BEARER.matcher(headers.getFirst().strip());
        return bearer.matches() ? Optional.of(new TokenValue(bearer.group(1))) : Optional.empty();
    }

    private Optional<Caller> caller(TokenValue shown) {
        try {
            Optional<Caller> caller = tokens.caller(shown);
            logged.set("");
            return caller;
        } catch (TokensUnavailable fault) {
            String message = String.valueOf(fault.getMessage());
            if (!message.equals(logged.getAndSet(message))) LOG.error("event=tokens-unavailable {}", message);
            throw Problem.of(503, "tokens-unavailable").exception();
        }
    }

    private static ProblemException tooMany(Duration wait) {
        long seconds = Math.max(1, wait.plusSeconds(1).minusNanos(1).toSeconds());
        return Problem.of(429, "too-many-failures")
                .with("seconds", seconds)
                .header(HttpHeaders.RETRY_AFTER, Long.toString(seconds))
                .exception();
    }

    private static ProblemException missing(Role needed) {
        return Problem.of(401, "token-missing")
                .with("needed", needed.word())
                .header(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE)
                .exception();
    }

    private static ProblemException tooLow(Caller caller, Role needed) {
        return Problem.of(403, "role-too-low")
                .with("needed", needed.word())
                .with("held", caller.role().word())
                .header(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE + ", error=\"insufficient_scope\"")
                .exception();
    }
}
