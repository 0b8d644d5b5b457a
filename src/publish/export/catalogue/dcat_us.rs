//! The catalogue in the words of DCAT-US 1.1 ("Project Open Data Metadata Schema", resources.data.gov). The length and
//! the digest of a file, for which it has no words, are said in those of DCAT 3.

use super::told::{Catalogue, Dataset, Distribution};
use crate::publish::export::datapackage::is_web;
use serde_json::{Value, json};

const CONFORMS: &str = "https://project-open-data.cio.gov/v1.1/schema";

/// The file; `mail` is the contact, which the standard asks for.
pub fn document(catalogue: &Catalogue, mail: &str) -> Value {
    json!({
        "@context": format!("{CONFORMS}/catalog.jsonld"),
        "@id": catalogue.address,
        "@type": "dcat:Catalog",
        "conformsTo": CONFORMS,
        "describedBy": format!("{CONFORMS}/catalog.json"),
        "dataset": catalogue.datasets.iter().map(|one| dataset(catalogue, one, mail)).collect::<Vec<_>>(),
    })
}

fn dataset(catalogue: &Catalogue, one: &Dataset, mail: &str) -> Value {
    let mut dataset = json!({
        "@type": "dcat:Dataset",
        "title": one.title,
        "description": one.description,
        "identifier": one.identifier,
        "keyword": catalogue.keywords,
        "modified": catalogue.modified,
        "publisher": { "@type": "org:Organization", "name": catalogue.publisher },
        "contactPoint": { "@type": "vcard:Contact", "fn": catalogue.publisher, "hasEmail": format!("mailto:{mail}") },
        "accessLevel": "public",
        "accrualPeriodicity": "irregular",
        "landingPage": catalogue.page,
        "language": catalogue.languages,
        "distribution": one.files.iter().map(distribution).collect::<Vec<_>>(),
    });
    if is_web(&catalogue.license) {
        dataset["license"] = catalogue.license.clone().into();
    }
    if let Some((first, last)) = &catalogue.span {
        dataset["temporal"] = format!("{first}/{last}").into();
    }
    if one.identifier != catalogue.page {
        dataset["isPartOf"] = catalogue.page.clone().into();
    }
    if let Some(address) = &one.described_by {
        dataset["describedBy"] = address.clone().into();
        dataset["describedByType"] = "application/csvm+json".into();
    }
    dataset
}

fn distribution(file: &Distribution) -> Value {
    let mut value = json!({
        "@type": "dcat:Distribution",
        "title": file.name,
        "format": file.format,
        "mediaType": file.media_type,
        "downloadURL": file.address,
    });
    if let Some(sum) = file.sum {
        // The standard has no fields for these and allows no others.
        value["description"] = format!("{} bytes, SHA-256 {}", sum.bytes, sum.sha256).into();
    }
    value
}
