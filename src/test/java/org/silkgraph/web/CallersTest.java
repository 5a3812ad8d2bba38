package org.silkgraph.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micronaut.http.HttpRequest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.silkgraph.Stores;
import org.silkgraph.access.AccessSettings;
import org.silkgraph.access.Caller;
import org.silkgraph.access.FailedAttempts;
import org.silkgraph.access.Issued;
import org.silkgraph.access.Role;
import org.silkgraph.access.Tokens;
import org.silkgraph.terms.Language;

/** What a controller gets that asks who is asking. */
final class CallersTest {
    private final Tokens tokens = Tokens.in(Stores.temporary());
    private final Callers callers = new Callers(
            tokens, new FailedAttempts(AccessSettings.DEFAULTS, System::nanoTime), new Clients(DoorSettings.DEFAULTS));

    /** A request from an address, which an HTTP client's request takes from its target. */
    private static HttpRequest<?> from(String address) {
        return HttpRequest.POST("http://" + address + "/update", "");
    }

    private static HttpRequest<?> with(String token) {
        return HttpRequest.POST("http://127.0.0.1/update", "").bearerAuth(token);
    }

    private Problem refused(HttpRequest<?> request, Role needed) {
        return assertThrows(ProblemException.class, () -> callers.require(request, needed))
                .problem();
    }

    @Test
    void who_shows_nothing_is_nobody_in_particular() {
        assertEquals(Caller.ANONYMOUS, callers.of(from("127.0.0.1")));
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void a_role_opens_what_needs_it_or_a_lower_one(Role held) {
        String value = Issued.value(tokens, held, "somebody");
        for (Role needed : Role.values()) {
            if (held.includes(needed)) {
                Caller caller = callers.require(with(value), needed);
                assertEquals("somebody", caller.name());
                assertEquals(held, caller.role());
            } else {
                Problem problem = refused(with(value), needed);
                assertEquals(403, problem.status());
                assertEquals("role-too-low", problem.name());
                assertEquals(Map.of("needed", needed.word(), "held", held.word()), problem.members());
                String detail = String.valueOf(problem.body(Language.EN, "/x").get("detail"));
                assertTrue(detail.contains(needed.word()) && detail.contains(held.word()), detail);
            }
        }
    }

    @Test
    void who_shows_nothing_is_asked_for_a_token() {
        Problem problem = refused(from("127.0.0.1"), Role.EDITOR);
        assertEquals(401, problem.status());
        assertEquals("token-missing", problem.name());
        assertEquals(Map.of("WWW-Authenticate", "Bearer realm=\"silkgraph\""), problem.headers());
        assertTrue(String.valueOf(problem.body(Language.ZH, "/x").get("hint")).contains("--role editor"));
    }

    @Test
    void a_role_that_is_too_low_is_no_failed_authentication() {
        String value = Issued.value(tokens, Role.READER, "r");
        for (int i = 0; i < 20; i++)
            assertEquals(403, refused(with(value), Role.ADMIN).status());
        for (int i = 0; i < 20; i++)
            assertEquals(401, refused(from("127.0.0.1"), Role.ADMIN).status());
        assertEquals("r", callers.of(with(value)).name());
    }

    @Test
    void a_failure_counts_once_however_often_a_request_is_asked_about() {
        String value = Issued.value(tokens, Role.READER, "r");
        HttpRequest<?> right = with(value);
        callers.of(right);
        tokens.revoke("r");
        assertEquals("r", callers.require(right, Role.READER).name(), "one request has one caller");
        for (int i = 0; i < 10; i++)
            assertEquals(401, refused(with(value), Role.READER).status());
        assertEquals(429, refused(with(value), Role.READER).status());
    }

    @Test
    void failures_of_one_address_leave_another_alone() {
        String value = Issued.value(tokens, Role.EDITOR, "e");
        for (int i = 0; i < 11; i++) {
            assertThrows(
                    ProblemException.class,
                    () -> callers.of(
                            HttpRequest.POST("http://10.0.0.7/update", "").bearerAuth("sg_wrong")));
        }
        assertEquals(
                429,
                refused(HttpRequest.POST("http://10.0.0.7/x", "").bearerAuth(value), Role.EDITOR)
                        .status());
        assertEquals("e", callers.require(with(value), Role.EDITOR).name());
        assertFalse(callers.require(with(value), Role.EDITOR).isAnonymous());
    }
}
