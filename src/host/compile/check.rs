//! The check that the page's worker may run a compiled module: it asks for
//! nothing that a lab does not, and answers as one.

use anyhow::Context;
use wasmparser::{ExternalKind, MemoryType, Parser, Payload, TypeRef};

use crate::build::sections;

/// The module that imports come from, and those there are.
const HOST: &str = "host";
const IMPORTS: [&str; 11] = [
    "file_create",
    "file_open",
    "file_read",
    "file_read_back",
    "file_set_len",
    "file_write",
    "now",
    "panicked",
    "place",
    "refused",
    "sampled",
];

/// The functions that the worker calls.
const EXPORTS: [&str; 5] = ["report_address", "report_len", "request", "run", "trace"];

/// Says why the module is not one to run, if so; an error means that it is no
/// module at all.
pub(super) fn refusal(module: &[u8], most_memory: u64) -> anyhow::Result<Option<String>> {
    let mut exported = Vec::new();
    let mut memories = Vec::new();
    for payload in Parser::new(0).parse_all(module) {
        match payload.context("the compiled module cannot be read")? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    let import = import.context("an import cannot be read")?;
                    let known = import.module == HOST && IMPORTS.contains(&import.name);
                    if !(known && matches!(import.ty, TypeRef::Func(_))) {
                        return Ok(Some(not_provided(import.module, import.name)));
                    }
                }
            }
            Payload::MemorySection(section) => {
                for memory in section {
                    memories.push(memory.context("a memory cannot be read")?);
                }
            }
            Payload::ExportSection(exports) => {
                for export in exports {
                    let export = export.context("an export cannot be read")?;
                    exported.push((export.name, export.kind));
                }
            }
            Payload::StartSection { .. } => {
                return Ok(Some(
                    "the module would run code before it is asked to; the lab calls `solve`, \
                     and nothing else may start by itself"
                        .to_owned(),
                ));
            }
            _ => {}
        }
    }
    if let Some(reason) = memory_refusal(&memories, most_memory) {
        return Ok(Some(reason));
    }
    let functions = EXPORTS.map(|name| (name, ExternalKind::Func));
    let needed = functions
        .into_iter()
        .chain([("memory", ExternalKind::Memory)]);
    for (name, kind) in needed {
        if !exported.contains(&(name, kind)) {
            return Ok(Some(format!(
                "the module does not export `{name}`, by which the lab reaches it; does your code \
                 define a symbol of that name?"
            )));
        }
    }
    if let Err(error) = sections::validate("the module", module) {
        return Ok(Some(format!(
            "{error:#}; does your code ask for features of WebAssembly that the lab does not use?"
        )));
    }
    Ok(None)
}

fn not_provided(module: &str, name: &str) -> String {
    format!(
        "your code calls `{name}` of `{module}`, which the lab does not provide: an `extern` block \
         can only declare what is linked"
    )
}

fn memory_refusal(memories: &[MemoryType], most_memory: u64) -> Option<String> {
    const PAGE: u64 = 64 << 10;
    let [memory] = memories else {
        return Some("the module has not exactly one memory of its own".to_owned());
    };
    let limited = memory
        .maximum
        .is_some_and(|pages| pages.saturating_mul(PAGE) <= most_memory);
    if limited && !memory.memory64 && !memory.shared {
        return None;
    }
    let most = most_memory >> 20;
    Some(format!(
        "the module's memory is not limited to {most} MiB, as it was linked to be"
    ))
}

#[cfg(test)]
mod tests;
