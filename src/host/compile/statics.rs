//! Lists the statics of a learner's file: bytes that it holds outside the heap,
//! where the meter does not count. The object that the compiler hands to the
//! linker names each with its size.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use anyhow::Context;
use protocol::compile::Static;
use rustc_demangle::demangle;
use wasmparser::{KnownCustom, Linking, Parser, Payload, SymbolInfo};

/// The paths of the generated root, and of the learner's file in it.
const ROOT: &str = "yours_lab::";
const FILE: &str = "yours_lab::yours::";

/// The compiler's own constants (strings, tables of functions) count from so many
/// bytes each: less than that is part of any code.
const CONSTANT: u64 = 1 << 10;

/// The most statics that are named. The others count together.
const NAMED: usize = 20;

/// The most characters of a name.
const NAME: usize = 80;

/// The statics of the learner's file in this object, largest first.
pub(super) fn of(object: &[u8]) -> anyhow::Result<Vec<Static>> {
    let mut statics = Vec::new();
    for payload in Parser::new(0).parse_all(object) {
        let Payload::CustomSection(section) = payload.context("the object cannot be read")? else {
            continue;
        };
        let KnownCustom::Linking(linking) = section.as_known() else {
            continue;
        };
        for part in linking {
            let Linking::SymbolTable(symbols) = part.context("its symbols cannot be read")? else {
                continue;
            };
            for symbol in symbols {
                let symbol = symbol.context("a symbol cannot be read")?;
                statics.extend(read(&symbol));
            }
        }
    }
    Ok(shortened(by_name(statics)))
}

/// Each name once, largest first: the compiler may keep the parts of a static
/// apart.
fn by_name(parts: Vec<Static>) -> Vec<Static> {
    let mut bytes: BTreeMap<String, u64> = BTreeMap::new();
    for part in parts {
        *bytes.entry(part.name).or_default() += part.bytes;
    }
    let named = bytes
        .into_iter()
        .map(|(name, bytes)| Static { name, bytes });
    let mut statics: Vec<Static> = named.collect();
    statics.sort_by_key(|one| Reverse(one.bytes));
    statics
}

fn read(symbol: &SymbolInfo<'_>) -> Option<Static> {
    let SymbolInfo::Data {
        name,
        symbol: Some(defined),
        ..
    } = *symbol
    else {
        return None;
    };
    let bytes = u64::from(defined.size);
    let name = named(name, bytes)?;
    (bytes > 0).then_some(Static { name, bytes })
}

/// Names a symbol of that many bytes as the source does, if it is the
/// learner's.
fn named(symbol: &str, bytes: u64) -> Option<String> {
    if symbol.starts_with(".L") {
        return (bytes >= CONSTANT).then(|| "of constants".to_owned());
    }
    let path = format!("{:#}", demangle(symbol));
    let name = match path.strip_prefix(FILE) {
        Some(name) => name,
        None if path.starts_with(ROOT) || path.starts_with('.') => return None,
        // A symbol of the learner's own choice.
        None => &path,
    };
    // A thread's own static is in a closure of its name.
    let end = ["::{{", "::_$u7b$$u7b$", "::__RUST_STD"]
        .iter()
        .filter_map(|mark| name.find(mark))
        .min();
    let name = &name[..end.unwrap_or(name.len())];
    Some(name.chars().take(NAME).collect())
}

/// The largest by name, and the others together.
fn shortened(mut statics: Vec<Static>) -> Vec<Static> {
    if statics.len() > NAMED {
        let others = statics.split_off(NAMED - 1);
        statics.push(Static {
            name: format!("and {} more", others.len()),
            bytes: others.iter().map(|one| one.bytes).sum(),
        });
    }
    statics
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_static_has_its_name_in_the_source() {
        for (symbol, bytes, name) in [
            (
                "_ZN9yours_lab5yours6POINTS17h0ca08374e7947d52E",
                8,
                Some("POINTS"),
            ),
            (
                "_ZN9yours_lab5yours5solve5CACHE17h0ca08374e7947d52E",
                8,
                Some("solve::CACHE"),
            ),
            (
                "_ZN9yours_lab5yours1T28_$u7b$$u7b$closure$u7d$$u7d$23__RUST_STD_INTERNAL_VAL17h205b2d1396d448d9E",
                8,
                Some("T"),
            ),
            ("POINTS", 8, Some("POINTS")),
            ("_ZN9yours_lab1_5YOURS17h0ca08374e7947d52E", 8, None),
            (".Lanon.a53108f7543b75adbb34afc035d4cdf6.0", 1_023, None),
            (
                ".Lanon.a53108f7543b75adbb34afc035d4cdf6.0",
                1_024,
                Some("of constants"),
            ),
            (".debug_line", 8, None),
        ] {
            assert_eq!(named(symbol, bytes).as_deref(), name, "{symbol}");
        }
    }

    #[test]
    fn of_many_statics_the_largest_are_named() {
        let statics = (0..100).map(|n| Static {
            name: n.to_string(),
            bytes: 100 - n,
        });
        let kept = shortened(statics.collect());
        assert_eq!(kept.len(), NAMED);
        let bytes: u64 = kept.iter().map(|one| one.bytes).sum();
        assert_eq!(bytes, (1..=100).sum::<u64>());
        assert_eq!(kept[NAMED - 1].name, "and 81 more");
    }

    #[test]
    fn what_is_no_object_is_an_error() {
        assert!(of(b"rubbish").is_err());
    }
}
