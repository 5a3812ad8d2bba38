package org.silkgraph.store.guard;

import java.util.ArrayList;
import java.util.List;
import org.apache.jena.sparql.function.FunctionRegistry;
import org.apache.jena.sparql.function.StandardFunctions;

/** The functions a query may call by IRI: casts, and the XPath functions and mathematics of W3C that Jena has. */
final class Functions {
    private static final List<String> NAMESPACES = List.of(
            "http://www.w3.org/2001/XMLSchema#",
            "http://www.w3.org/2005/xpath-functions#",
            "http://www.w3.org/2005/xpath-functions/math#");

    /** They call what a text names, whatever that is. */
    private static final List<String> CALLING = List.of("http://www.w3.org/2005/xpath-functions#apply");

    private Functions() {}

    static FunctionRegistry allowed() {
        FunctionRegistry functions = new FunctionRegistry();
        StandardFunctions.loadStdDefs(functions);
        List<String> others = new ArrayList<>();
        functions.keys().forEachRemaining(name -> {
            if (NAMESPACES.stream().noneMatch(name::startsWith)) others.add(name);
        });
        others.forEach(functions::remove);
        CALLING.forEach(functions::remove);
        return functions;
    }
}
