//! The source lines that an instruction comes from, inlined frames included.

use std::collections::HashMap;
use std::path::Path;

use anyhow::{Context as _, Result, ensure};
use gimli::{EndianSlice, LittleEndian};
use protocol::Frame;
use wasmparser::{Parser, Payload};

type Reader<'a> = EndianSlice<'a, LittleEndian>;

/// The module's DWARF, ready to be asked.
pub(crate) struct Lines<'a> {
    context: addr2line::Context<Reader<'a>>,
    /// The offset in the file of the code section's contents, from which DWARF
    /// counts addresses.
    code_start: u64,
    root: String,
}

impl<'a> Lines<'a> {
    pub(crate) fn read(wasm: &'a [u8], root: &Path) -> Result<Self> {
        let mut code_start = None;
        let mut sections: HashMap<&str, &[u8]> = HashMap::new();
        for payload in Parser::new(0).parse_all(wasm) {
            match payload.context("the module is not valid")? {
                Payload::CodeSectionStart { range, .. } => code_start = Some(range.start as u64),
                Payload::CustomSection(section) => {
                    sections.insert(section.name(), section.data());
                }
                _ => {}
            }
        }
        ensure!(
            sections.contains_key(".debug_info") && sections.contains_key(".debug_line"),
            "the module has no debug sections; build it with profile `lab`"
        );
        let dwarf = gimli::Dwarf::load(|id| -> Result<_, gimli::Error> {
            let section = sections.get(id.name()).copied().unwrap_or_default();
            Ok(EndianSlice::new(section, LittleEndian))
        })?;
        Ok(Self {
            context: addr2line::Context::from_dwarf(dwarf)?,
            code_start: code_start.context("the module has no code")?,
            root: format!("{}/", root.display()),
        })
    }

    /// The frames of the instruction at `offset` in the file that are an
    /// exercise's code, outermost first.
    ///
    /// `symbol` is the linker's name for the function that the instruction is
    /// in. DWARF with line tables alone names a function only if another was
    /// inlined into it.
    pub(crate) fn frames(
        &self,
        offset: u32,
        symbol: Option<&str>,
        is_exercise: &dyn Fn(&str) -> bool,
    ) -> Result<Vec<Frame>> {
        let Some(address) = u64::from(offset).checked_sub(self.code_start) else {
            return Ok(Vec::new());
        };
        let mut frames = Vec::new();
        let mut found = self.context.find_frames(address).skip_all_loads()?;
        while let Some(frame) = found.next()? {
            let Some((file, line)) = frame
                .location
                .as_ref()
                .and_then(|at| Some((at.file?, at.line?)))
            else {
                continue;
            };
            let file = file.strip_prefix(&self.root).unwrap_or(file);
            if is_exercise(file) {
                let function = match &frame.function {
                    Some(name) => name.demangle()?.into_owned(),
                    None => symbol.map(own_name).unwrap_or_default(),
                };
                frames.push(Frame {
                    file: file.to_owned(),
                    line,
                    function,
                });
            }
        }
        frames.reverse();
        Ok(frames)
    }
}

/// The last part of a symbol's path: `solve` of `exercises::slots::naive::solve`.
fn own_name(symbol: &str) -> String {
    let path = format!("{:#}", rustc_demangle::demangle(symbol));
    let name = path.rsplit("::").next().unwrap_or(&path);
    name.to_owned()
}

#[cfg(test)]
mod tests {
    use super::own_name;

    #[test]
    fn a_symbol_is_named_as_its_function() {
        let symbol = "_ZN9exercises9deep_size5naive5solve17ha0a8c82dd70827e6E";
        assert_eq!(own_name(symbol), "solve");
        assert_eq!(own_name("malloc"), "malloc");
    }
}
