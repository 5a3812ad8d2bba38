package org.silkgraph.attack;

import static org.silkgraph.attack.Attack.query;
import static org.silkgraph.attack.Attack.raw;

import java.util.stream.Stream;
import org.silkgraph.attack.Attack.Allowed;

/** Values that grow by themselves, and a protocol that there is none of. */
final class Growing {
    private Growing() {}

    static Stream<Attack> all() {
        String text = "'" + "a".repeat(5_000) + "'";
        return Stream.of(
                query(Bombs.doubling("CONCAT(?x%1$d, ?x%1$d)", text, 30)).harmless(),
                query(Bombs.doubling("REPLACE(?x%1$d, 'a', 'aaaaaaaaaa')", "'aaaaaaaaaa'", 9))
                        .harmless(),
                query("SELECT (COUNT(*) AS ?n) { ?x ((((!<a:a>)*)*)*)* ?y }").stopped(),
                raw("HTTP/9.9", "GET / HTTP/9.9\r\nHost: a\r\n\r\n", Allowed.DROPPED));
    }
}
