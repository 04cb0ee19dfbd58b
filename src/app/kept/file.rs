//! A learner's progress as a file: JSON with the strings that a browser keeps.
//! A file may come from anybody, so it is read as a whole or not at all.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

use super::store::fault;
use super::{Store, VERSION};
use crate::json::{object, quoted};

/// The most bytes of a file: more than browsers keep for one site.
pub const FILE_LIMIT: u64 = 16 << 20;

/// The most strings of a file.
const MOST_STRINGS: usize = 10_000;

/// The word by which a file is told from any other JSON.
const PROGRESS: &str = "progress";

/// The file, with the name of the build that writes it and the time, for people
/// to read.
pub fn written(store: &Store, build: &str, time: &str) -> String {
    let strings = store.iter().map(|(name, text)| (name, quoted(text)));
    let strings: Vec<String> = strings
        .map(|(name, text)| format!("    {}: {text}", quoted(name)))
        .collect();
    let strings = if strings.is_empty() {
        "{}".to_owned()
    } else {
        format!("{{\n{}\n  }}", strings.join(",\n"))
    };
    let fields = [
        ("bytewise", quoted(PROGRESS)),
        ("layout", VERSION.to_string()),
        ("build", quoted(build)),
        ("written", quoted(time)),
        ("kept", strings),
    ];
    object(&fields) + "\n"
}

/// The part of a file that says what it is.
#[derive(Deserialize)]
struct Head {
    bytewise: String,
    layout: u64,
}

/// The part of a file that is kept.
#[derive(Deserialize)]
struct Body {
    kept: Strings,
}

/// Strings by their names, each of which is there once.
struct Strings(BTreeMap<String, String>);

impl<'de> Deserialize<'de> for Strings {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Once;

        impl<'de> Visitor<'de> for Once {
            type Value = Strings;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("strings by their names")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Strings, A::Error> {
                let mut strings = BTreeMap::new();
                while let Some((name, text)) = map.next_entry::<String, String>()? {
                    if strings.len() == MOST_STRINGS {
                        return Err(A::Error::custom("more strings than anyone has"));
                    }
                    if strings.insert(name, text).is_some() {
                        return Err(A::Error::custom("a name that is there twice"));
                    }
                }
                Ok(Strings(strings))
            }
        }

        deserializer.deserialize_map(Once)
    }
}

/// Reads a file. The error says what is wrong and where: a sentence without a
/// dot.
pub fn read(bytes: &[u8]) -> Result<Store, String> {
    if bytes.len() as u64 > FILE_LIMIT {
        return Err(format!("It is longer than {} MiB", FILE_LIMIT >> 20));
    }
    let text = std::str::from_utf8(bytes)
        .map_err(|error| format!("It is no text: byte {} is no UTF-8", error.valid_up_to()))?;
    // Editors may put it there.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let head: Head = serde_json::from_str(text).map_err(|error| {
        if error.is_data() {
            format!("It is JSON, and no progress of Bytewise: {error}")
        } else {
            format!("It is no JSON, or only the beginning of it: {error}")
        }
    })?;
    if head.bytewise != PROGRESS || head.layout == 0 {
        return Err("It is JSON, and no progress of Bytewise".to_owned());
    }
    if head.layout > VERSION {
        return Err(format!(
            "It was written by a newer version of this site: its layout is {}, and this version \
             reads up to {VERSION}",
            head.layout
        ));
    }
    let body: Body = serde_json::from_str(text)
        .map_err(|error| format!("What it keeps cannot be read: {error}"))?;
    for (name, text) in &body.kept.0 {
        if let Some(why) = fault(name, text) {
            return Err(format!("Its “{}” is refused: {why}", shortened(name)));
        }
    }
    Ok(Store::of(body.kept.0))
}

/// A name that a message can quote.
fn shortened(name: &str) -> String {
    const MOST: usize = 80;
    if name.chars().count() <= MOST {
        return name.to_owned();
    }
    let start: String = name.chars().take(MOST).collect();
    format!("{start}…")
}
