package org.silkgraph.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.jena.query.Query;
import org.apache.jena.query.ResultSet;
import org.apache.jena.query.ResultSetFormatter;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.ResultSetMgr;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.sparql.exec.QueryExecResult;
import org.silkgraph.snapshot.ReadView;
import org.silkgraph.sparql.QueryFunctions;
import org.silkgraph.sparql.QueryRun;
import org.silkgraph.store.Store;
import org.silkgraph.store.guard.QueryGuard;
import org.silkgraph.store.guard.QueryLimits;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a SPARQL query on the store; the same guard and limits as the endpoint. */
@Command(name = "query", resourceBundle = "org.silkgraph.cli.cli", mixinStandardHelpOptions = true)
final class QueryCommand implements Callable<Integer> {
    /** How rows are written; CONSTRUCT and DESCRIBE always give Turtle. */
    enum Format {
        TEXT,
        JSON,
        CSV,
        TSV,
        XML
    }

    @Mixin
    private StoreOption store = new StoreOption();

    @Option(names = "--format", paramLabel = "text|json|csv|tsv|xml", descriptionKey = "silkgraph.query.format")
    private Format format = Format.TEXT;

    @Option(names = "--json", descriptionKey = "json")
    private boolean json;

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            descriptionKey = "silkgraph.query.file")
    private Optional<Path> file = Optional.empty();

    @Option(names = "--timeout", paramLabel = "SECONDS", descriptionKey = "silkgraph.query.timeout")
    private int seconds = (int) QueryLimits.DEFAULTS.timeout().toSeconds();

    @Option(names = "--explain", descriptionKey = "silkgraph.query.explain")
    private boolean explain;

    @Parameters(arity = "0..1", paramLabel = "SPARQL", descriptionKey = "silkgraph.query.text")
    private Optional<String> text = Optional.empty();

    @Override
    public Integer call() throws IOException {
        if (file.isPresent() == text.isPresent()) throw new IllegalArgumentException(Texts.say("query.one"));
        QueryLimits defaults = QueryLimits.DEFAULTS;
        QueryGuard guard = QueryFunctions.guard(
                new QueryLimits(Duration.ofSeconds(seconds), defaults.queryBytes(), defaults.rows(), defaults.parts()));
        Query query = guard.parse(file.isPresent() ? Files.readString(file.get()) : text.orElseThrow());
        try (Store open = store.openForReading();
                ReadView view = open.acquire()) {
            if (explain) {
                System.out.print(QueryRun.alone(guard).explain(query, view));
                return Exit.DONE;
            }
            return tell(query, QueryRun.alone(guard).answer(query, view));
        }
    }

    private int tell(Query query, QueryExecResult answer) {
        if (answer.isBoolean()) {
            System.out.println(answer.booleanResult());
            return answer.booleanResult() ? Exit.DONE : Exit.NO;
        }
        if (answer.isGraph()) {
            RDFDataMgr.write(System.out, answer.graph(), Lang.TURTLE);
            return Exit.DONE;
        }
        boolean isXml = !json && format == Format.XML;
        ResultSet rows = ResultSet.adapt((isXml ? QueryRun.inXml(answer) : answer).rowSet());
        boolean any = rows.hasNext();
        write(rows, query);
        return any ? Exit.DONE : Exit.NO;
    }

    private void write(ResultSet rows, Query query) {
        switch (json ? Format.JSON : format) {
            case TEXT -> System.out.print(ResultSetFormatter.asText(rows, query.getPrologue()));
            case JSON -> ResultSetMgr.write(System.out, rows, ResultSetLang.RS_JSON);
            case CSV -> ResultSetMgr.write(System.out, rows, ResultSetLang.RS_CSV);
            case TSV -> ResultSetMgr.write(System.out, rows, ResultSetLang.RS_TSV);
            case XML -> ResultSetMgr.write(System.out, rows, ResultSetLang.RS_XML);
        }
    }
}
