//! The catalogue in the words of DCAT 3 (W3C Recommendation of 2024), which asks for no contact.

use super::told::{Catalogue, Dataset, Distribution};
use crate::publish::export::datapackage::is_web;
use serde_json::{Value, json};

/// The file, as JSON-LD 1.1 that says itself what its prefixes stand for.
pub fn document(catalogue: &Catalogue) -> Value {
    let mut document = json!({
        "@context": {
            "dcat": "http://www.w3.org/ns/dcat#",
            "dcterms": "http://purl.org/dc/terms/",
            "foaf": "http://xmlns.com/foaf/0.1/",
            "spdx": "http://spdx.org/rdf/terms#",
            "xsd": "http://www.w3.org/2001/XMLSchema#",
        },
        "@id": catalogue.address,
        "@type": "dcat:Catalog",
        "dcterms:conformsTo": link("https://www.w3.org/TR/vocab-dcat-3/"),
        "dcterms:title": catalogue.title,
        "dcterms:publisher": publisher(catalogue),
        "dcterms:language": catalogue.languages,
        "dcterms:modified": day(&catalogue.modified),
        "dcat:dataset": catalogue.datasets.iter().map(|one| dataset(catalogue, one)).collect::<Vec<_>>(),
    });
    if is_web(&catalogue.license) {
        document["dcterms:license"] = link(&catalogue.license);
    }
    document
}

fn link(address: &str) -> Value {
    json!({ "@id": address })
}

fn day(day: &str) -> Value {
    json!({ "@type": "xsd:date", "@value": day })
}

fn publisher(catalogue: &Catalogue) -> Value {
    json!({ "@type": "foaf:Organization", "foaf:name": catalogue.publisher })
}

fn dataset(catalogue: &Catalogue, one: &Dataset) -> Value {
    let mut dataset = json!({
        "@id": one.identifier,
        "@type": "dcat:Dataset",
        "dcterms:title": one.title,
        "dcterms:description": one.description,
        "dcterms:identifier": one.identifier,
        "dcat:keyword": catalogue.keywords,
        "dcterms:modified": day(&catalogue.modified),
        "dcterms:publisher": publisher(catalogue),
        "dcterms:accrualPeriodicity": link("http://purl.org/cld/freq/irregular"),
        "dcterms:accessRights": link("http://publications.europa.eu/resource/authority/access-right/PUBLIC"),
        "dcat:landingPage": link(&catalogue.page),
        "dcterms:language": catalogue.languages,
        "dcat:distribution": one.files.iter().map(|file| distribution(catalogue, file)).collect::<Vec<_>>(),
    });
    if is_web(&catalogue.license) {
        dataset["dcterms:license"] = link(&catalogue.license);
    }
    if let Some((first, last)) = &catalogue.span {
        dataset["dcterms:temporal"] =
            json!({ "@type": "dcterms:PeriodOfTime", "dcat:startDate": day(first), "dcat:endDate": day(last) });
    }
    if one.identifier != catalogue.page {
        dataset["dcterms:isPartOf"] = link(&catalogue.page);
    }
    if let Some(address) = &one.described_by {
        dataset["foaf:isPrimaryTopicOf"] = link(address);
    }
    dataset
}

fn distribution(catalogue: &Catalogue, file: &Distribution) -> Value {
    let media_type = file.media_type.split(';').next().unwrap_or_default();
    let mut value = json!({
        "@type": "dcat:Distribution",
        "dcterms:title": file.name,
        "dcterms:format": file.format,
        "dcat:mediaType": link(&format!("https://www.iana.org/assignments/media-types/{media_type}")),
        "dcat:accessURL": link(&catalogue.page),
        "dcat:downloadURL": link(&file.address),
    });
    if let Some(sum) = file.sum {
        value["dcat:byteSize"] = json!({ "@type": "xsd:nonNegativeInteger", "@value": sum.bytes.to_string() });
        value["spdx:checksum"] = json!({
            "@type": "spdx:Checksum",
            "spdx:algorithm": link("http://spdx.org/rdf/terms#checksumAlgorithm_sha256"),
            "spdx:checksumValue": { "@type": "xsd:hexBinary", "@value": sum.sha256.to_string() },
        });
    }
    value
}
