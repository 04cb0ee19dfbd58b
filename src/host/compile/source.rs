//! The compiler's input: the learner's file, the generated root around it, and
//! the command line.

use std::path::Path;

use exercises::harness::Registered;
use protocol::compile::{MEMORY, YOURS};

use super::toolset::Toolset;
use crate::toolchain::WASM;

/// The generated root's file name.
pub(super) const ROOT: &str = "lab.rs";
/// The linked module's file name.
pub(super) const LINKED: &str = "out.wasm";
/// The file name of what it was linked from, for its statics.
pub(super) const OBJECT: &str = "out.o";
/// The folder that the compiled code believes to be in, whatever the job's is
/// called: so the same source gives the same module.
pub(super) const FOLDER: &str = "/yours";
/// The folder that the standard library seems to be in.
const SYSROOT: &str = "/rust";

/// The crate's root: to the learner's file, it is what the exercise's `mod.rs`
/// is to a variant's.
pub(super) fn root(exercise: &dyn Registered) -> String {
    let slug = exercise.slug();
    let module = slug.replace('-', "_");
    let name = unit_struct(slug);
    // A version that reads or writes a file gives the result of that.
    let solve = if exercise.file() || exercise.writes() {
        "|case| exercises::file::FromFile(yours::solve(case))"
    } else {
        "yours::solve"
    };
    format!(
        "mod yours;
#[allow(unused_imports)]
use exercises::{module}::*;
#[allow(unused_imports)]
use exercises::{{file, harness, live, output}};

const _: () = {{
    static YOURS: exercises::harness::Yours<exercises::{module}::{name}> =
        exercises::harness::Yours {{ exercise: exercises::{module}::{name}, solve: {solve} }};
    lab::exports!(lab::run(&[&YOURS]));
}};
"
    )
}

/// The name of the exercise's type: `TypedArray` of `typed-array`.
fn unit_struct(slug: &str) -> String {
    slug.split('-')
        .flat_map(|word| {
            let mut letters = word.chars();
            letters
                .next()
                .map(|first| first.to_ascii_uppercase())
                .into_iter()
                .chain(letters)
        })
        .collect()
}

/// The compiler's arguments, for a job in that folder.
pub(super) fn arguments(toolset: &Toolset, folder: &Path, source: &str) -> Vec<String> {
    let mut arguments: Vec<String> = [
        "--edition=2024",
        "--crate-name=yours_lab",
        // The one kind for which no code of the crate runs while it is compiled.
        "--crate-type=cdylib",
        "--error-format=json",
        // As profile `lab` compiles, so that the figures are those of its
        // module; but code that is new is told of its overflows.
        "-Copt-level=2",
        "-Ccodegen-units=1",
        "-Cpanic=abort",
        "-Cdebuginfo=line-tables-only",
        "-Coverflow-checks=on",
        "-Flong-running-const-eval",
        // The linker looks for no equal strings: of the code nothing changes.
        "-Clink-arg=-O0",
    ]
    .map(str::to_owned)
    .into();
    if source.contains("unsafe") {
        // Undefined behaviour ends the run, as far as it is found. Where there
        // can be none, the checks only cost a fifth of everyone's wait.
        arguments.push("-Cdebug-assertions=on".to_owned());
    }
    let sysroot = toolset.sysroot.display();
    arguments.extend([
        format!("--target={WASM}"),
        format!("--sysroot={sysroot}"),
        format!("--remap-path-prefix={sysroot}={SYSROOT}"),
        format!("--remap-path-prefix={}={FOLDER}", folder.display()),
        format!("-Clink-arg=--max-memory={MEMORY}"),
        format!("-Ldependency={}", toolset.libraries.display()),
    ]);
    for (name, file) in &toolset.externs {
        let path = toolset.libraries.join(file);
        arguments.push(format!("--extern={name}={}", path.display()));
    }
    arguments.push(format!("--emit=link={LINKED},obj={OBJECT}"));
    arguments.push(ROOT.to_owned());
    arguments
}

/// The names of files that a job's folder starts with, and what they hold.
pub(super) fn files<'a>(root: &'a str, source: &'a str) -> [(&'static str, &'a str); 2] {
    [(ROOT, root), (YOURS, source)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_root_names_the_exercise_as_its_folder_does() {
        assert_eq!(unit_struct("slots"), "Slots");
        assert_eq!(unit_struct("byte-bounded-cache"), "ByteBoundedCache");
        let exercise = exercises::find("typed-array").expect("an exercise");
        let root = root(exercise);
        assert!(root.contains("use exercises::typed_array::*;"), "{root}");
        assert!(
            root.contains("exercises::typed_array::TypedArray,"),
            "{root}"
        );
    }
}
