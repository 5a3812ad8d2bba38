"""Reads a running silkgraph the way people do: rdflib, SPARQLWrapper, pandas. Usage: read.py ADDRESS"""
import sys

import pandas
import rdflib
from SPARQLWrapper import CSV, JSON, TURTLE, SPARQLWrapper

address = sys.argv[1].rstrip("/")
SG = "https://w3id.org/silkgraph/ontology#"
ZONE = "https://w3id.org/silkgraph/id/pilot-zone-silk-road"

graph = rdflib.Graph()
graph.parse(address + "/id/pilot-zone-silk-road")
name = graph.value(rdflib.URIRef(ZONE), rdflib.RDFS.label, any=True)
assert name is not None, "rdflib: no label"
print("rdflib entity", len(graph))

ontology = rdflib.Graph()
ontology.parse(address + "/ontology")
assert (rdflib.URIRef(SG + "Claim"), rdflib.RDF.type, rdflib.OWL.Class) in ontology
print("rdflib ontology", len(ontology))

endpoint = SPARQLWrapper(address + "/sparql")
endpoint.setQuery("PREFIX sg: <%s> SELECT ?c { ?c a sg:Claim }" % SG)
endpoint.setReturnFormat(JSON)
rows = endpoint.query().convert()["results"]["bindings"]
assert len(rows) >= 209, len(rows)
print("SPARQLWrapper claims", len(rows))

endpoint.setMethod("POST")
endpoint.setReturnFormat(CSV)
assert len(endpoint.query().convert().decode().splitlines()) == len(rows) + 1

endpoint.setQuery("CONSTRUCT WHERE { <%s> ?p ?o }" % ZONE)
endpoint.setReturnFormat(TURTLE)
assert len(rdflib.Graph().parse(data=endpoint.query().convert(), format="turtle")) > 5

table = pandas.read_csv(address + "/queries/A03.csv")
assert len(table) > 0 and len(table.columns) > 3
print("pandas A03", table.shape)
