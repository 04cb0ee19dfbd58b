//! Takes the custom sections (debug information, names, producers) out of a
//! WebAssembly module, and leaves every other byte as it was linked.

use anyhow::{Context, bail};

const HEADER: [u8; 8] = *b"\0asm\x01\0\0\0";
const CUSTOM: u8 = 0;

/// The module without its custom sections.
pub(crate) fn without_custom(module: &[u8]) -> anyhow::Result<Vec<u8>> {
    let Some(mut rest) = module.strip_prefix(&HEADER) else {
        bail!("this is not a WebAssembly module");
    };
    let mut kept = HEADER.to_vec();
    while let Some((&id, after)) = rest.split_first() {
        let (len, start) = length(after).context("a section has no length")?;
        let end = start
            .checked_add(len)
            .filter(|&end| end <= after.len())
            .context("a section is longer than the module")?;
        let (section, next) = rest.split_at(1 + end);
        if id != CUSTOM {
            kept.extend_from_slice(section);
        }
        rest = next;
    }
    Ok(kept)
}

/// The module with a custom section of this name and content at its end.
pub(crate) fn with_custom(mut module: Vec<u8>, name: &str, content: &[u8]) -> Vec<u8> {
    let mut section = leb128(name.len());
    section.extend_from_slice(name.as_bytes());
    section.extend_from_slice(content);
    module.push(CUSTOM);
    module.extend(leb128(section.len()));
    module.extend(section);
    module
}

/// A number as unsigned LEB128.
fn leb128(mut value: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    loop {
        let low = u8::try_from(value & 0x7f).unwrap_or_default();
        value >>= 7;
        if value == 0 {
            bytes.push(low);
            return bytes;
        }
        bytes.push(low | 0x80);
    }
}

/// Checks that an engine with rustc's default features accepts the module.
pub(crate) fn validate(name: &str, module: &[u8]) -> anyhow::Result<()> {
    let features = wasmparser::WasmFeatures::MVP
        | wasmparser::WasmFeatures::BULK_MEMORY
        | wasmparser::WasmFeatures::MULTI_VALUE
        | wasmparser::WasmFeatures::MUTABLE_GLOBAL
        | wasmparser::WasmFeatures::REFERENCE_TYPES
        | wasmparser::WasmFeatures::SATURATING_FLOAT_TO_INT
        | wasmparser::WasmFeatures::SIGN_EXTENSION;
    wasmparser::Validator::new_with_features(features)
        .validate_all(module)
        .with_context(|| format!("{name} came out as an invalid module"))?;
    Ok(())
}

/// An unsigned LEB128 number, and how many bytes it takes.
fn length(bytes: &[u8]) -> Option<(usize, usize)> {
    const MOST_BYTES: usize = 5;
    let mut value: u64 = 0;
    for (index, byte) in bytes.iter().take(MOST_BYTES).enumerate() {
        value |= u64::from(byte & 0x7f) << (7 * index);
        if byte & 0x80 == 0 {
            return Some((usize::try_from(value).ok()?, index + 1));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A type section with no types, padded to `len` bytes in all.
    fn section(id: u8, content: &[u8]) -> Vec<u8> {
        let len = u8::try_from(content.len()).unwrap();
        assert!(len < 0x80);
        [&[id, len], content].concat()
    }

    #[test]
    fn custom_sections_are_taken_out_and_the_rest_stays() {
        let types = section(1, &[1, 0x60, 0, 0]);
        let name = section(0, b"\x04name\x00");
        let debug = section(0, b"\x0b.debug_infoxyz");
        let module = [&HEADER[..], &name, &types, &debug].concat();
        let stripped = without_custom(&module).unwrap();
        assert_eq!(stripped, [&HEADER[..], &types].concat());
        validate("the test's module", &stripped).unwrap();
    }

    #[test]
    fn an_added_section_is_found_and_can_be_taken_out() {
        let types = section(1, &[0]);
        let module = [&HEADER[..], &types].concat();
        for len in [0, 1, 127, 128, 300] {
            let content = vec![7; len];
            let more = with_custom(module.clone(), "name", &content);
            validate("the test's module", &more).unwrap();
            assert!(more.ends_with(&[b"name".as_slice(), &content].concat()));
            assert_eq!(without_custom(&more).unwrap(), module);
        }
    }

    #[test]
    fn a_length_may_take_several_bytes() {
        let content = vec![7; 300];
        let long = [&[0, 0xac, 0x02][..], &content].concat();
        let types = section(1, &[0]);
        let module = [&HEADER[..], &long, &types].concat();
        assert_eq!(
            without_custom(&module).unwrap(),
            [&HEADER[..], &types].concat()
        );
    }

    #[test]
    fn what_is_no_module_is_refused() {
        for (wrong, says) in [
            (&b"<!doctype html>"[..], "not a WebAssembly module"),
            (&[&HEADER[..], &[0]].concat(), "no length"),
            (&[&HEADER[..], &[0, 0xff]].concat(), "no length"),
            (
                &[&HEADER[..], &[0, 9, 1]].concat(),
                "longer than the module",
            ),
            (
                &[&HEADER[..], &[0, 0xff, 0xff, 0xff, 0xff, 0x0f]].concat(),
                "longer than the module",
            ),
        ] {
            let error = without_custom(wrong).unwrap_err().to_string();
            assert!(error.contains(says), "{error}");
        }
    }

    #[test]
    fn an_invalid_module_is_named() {
        let module = [&HEADER[..], &section(1, &[9])].concat();
        let error = validate("lab.wasm", &module).unwrap_err().to_string();
        assert!(error.starts_with("lab.wasm came out as"), "{error}");
    }
}
