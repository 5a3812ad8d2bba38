package org.silkgraph.access;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Tokens as text: a line of JSON each. Reading is strict, since a line that is passed over is a token that is silently not
 * there, or a revocation that is silently not known.
 */
final class TokenLines {
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final Set<String> FIELDS = Set.of("id", "name", "role", "sha256", "created", "expires", "revoked");

    private TokenLines() {}

    static byte[] write(List<Token> tokens) {
        StringBuilder lines = new StringBuilder();
        for (Token token : tokens) lines.append(line(token)).append('\n');
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String line(Token token) {
        ObjectNode line = JSON.createObjectNode()
                .put("id", token.id())
                .put("name", token.name())
                .put("role", token.role().word())
                .put("sha256", token.sha256())
                .put("created", token.created().toString());
        token.expires().ifPresent(end -> line.put("expires", end.toString()));
        token.revoked().ifPresent(end -> line.put("revoked", end.toString()));
        return line.toString();
    }

    /**
     * The tokens in the bytes of a file.
     *
     * @param file for messages
     * @throws TokensUnavailable naming the first line that is not right
     */
    static List<Token> read(Path file, byte[] bytes) {
        // Every change is renamed into place whole, so a file that was ever written holds a token and ends with its
        // line.
        if (bytes.length == 0) throw empty(file);
        List<Token> tokens = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        int number = 1;
        for (byte[] line : lines(file, bytes)) {
            Token token = token(file, number, line);
            if (!taken.add("id " + token.id())) throw damaged(file, number, "a second token with its id");
            if (!token.isRevoked() && !taken.add("name " + token.name())) {
                throw damaged(file, number, "a second token with its name that is not revoked");
            }
            tokens.add(token);
            number++;
        }
        return List.copyOf(tokens);
    }

    private static List<byte[]> lines(Path file, byte[] bytes) {
        List<byte[]> lines = new ArrayList<>();
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (byte each : bytes) {
            if (each == '\n') {
                lines.add(line.toByteArray());
                line.reset();
            } else {
                line.write(each);
            }
        }
        if (line.size() > 0) throw damaged(file, lines.size() + 1, "the line is cut off");
        return lines;
    }

    private static Token token(Path file, int number, byte[] line) {
        try {
            JsonNode fields = JSON.readTree(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line))
                    .toString());
            if (!fields.isObject()) throw damaged(file, number, "not a JSON object");
            fields.fieldNames().forEachRemaining(name -> {
                if (!FIELDS.contains(name)) throw damaged(file, number, "a field that is none of " + FIELDS);
            });
            return new Token(
                    text(fields, "id"),
                    text(fields, "name"),
                    role(text(fields, "role")),
                    text(fields, "sha256"),
                    Instant.parse(text(fields, "created")),
                    moment(fields, "expires"),
                    moment(fields, "revoked"));
        } catch (CharacterCodingException e) {
            throw damaged(file, number, "not UTF-8");
        } catch (JsonProcessingException e) {
            throw damaged(file, number, "not JSON");
        } catch (DateTimeParseException e) {
            throw damaged(file, number, "a time that is none");
        } catch (IllegalArgumentException e) {
            throw damaged(file, number, String.valueOf(e.getMessage()));
        }
    }

    private static String text(JsonNode fields, String name) {
        JsonNode value = fields.path(name);
        if (!value.isTextual()) throw new IllegalArgumentException(name + " must be a text");
        return value.textValue();
    }

    private static Optional<Instant> moment(JsonNode fields, String name) {
        return fields.has(name) ? Optional.of(Instant.parse(text(fields, name))) : Optional.empty();
    }

    private static Role role(String word) {
        for (Role role : Role.values()) if (role.word().equals(word)) return role;
        throw new IllegalArgumentException(
                "role must be one of " + List.of(Role.values()).toString().toLowerCase(Locale.ROOT));
    }

    private static TokensUnavailable empty(Path file) {
        return new TokensUnavailable(file + ":1 is damaged: the file is empty; restore it from a backup, or delete it: "
                + "the next start then makes an admin token");
    }

    private static TokensUnavailable damaged(Path file, int line, String what) {
        return new TokensUnavailable(file + ":" + line + " is damaged: " + what
                + "; restore the file from a backup, or delete the line: its token then opens nothing");
    }
}
