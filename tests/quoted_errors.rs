//! What the prose quotes of the compiler is what the compiler says: a block of
//! Rust that is followed by a block of text with an error is compiled.

use std::fs;
use std::path::Path;
use std::process::Command;

use bytewise_tests::project;
use exercises::harness::Registered;

/// A program in the prose, and the error that stands after it.
struct Quoted<'a> {
    program: &'a str,
    error: &'a str,
}

/// The fenced blocks of some prose: language and content.
fn blocks(prose: &str) -> Vec<(&str, &str)> {
    prose
        .split("```")
        .skip(1)
        .step_by(2)
        .filter_map(|block| block.split_once('\n'))
        .collect()
}

fn quoted(prose: &str) -> Vec<Quoted<'_>> {
    blocks(prose)
        .windows(2)
        .filter_map(|pair| match pair {
            [("rust", program), ("text", error)] if error.starts_with("error") => {
                Some(Quoted { program, error })
            }
            _ => None,
        })
        .collect()
}

/// The file that an error points to: ` --> object.rs:9:12`.
fn file_in(error: &str) -> Option<&str> {
    let (_, place) = error.split_once("--> ")?;
    place.split(':').next()
}

/// What the compiler says of a program of that name.
fn compiled(name: &str, program: &str) -> String {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let file = folder.join(name);
    fs::write(&file, program)
        .unwrap_or_else(|error| panic!("{} cannot be written: {error}", file.display()));
    let ended = Command::new("rustc")
        .current_dir(folder)
        .args(["--edition", "2024", "--emit", "metadata"])
        .args(["--color", "never", name])
        .output()
        .unwrap_or_else(|error| panic!("rustc cannot be started: {error}; is it on the PATH?"));
    assert!(!ended.status.success(), "{name} compiles:\n{program}");
    String::from_utf8(ended.stderr).expect("rustc writes UTF-8")
}

#[test]
fn errors_in_the_prose_are_the_compilers_own() {
    let mut seen = 0;
    for exercise in exercises::all().map(Registered::slug) {
        let path = project::root()
            .join("exercises")
            .join(exercise.replace('-', "_"))
            .join("exercise.md");
        let prose = fs::read_to_string(&path)
            .unwrap_or_else(|error| panic!("{} cannot be read: {error}", path.display()));
        for Quoted { program, error } in quoted(&prose) {
            let name = file_in(error).unwrap_or_else(|| {
                panic!("an error in {} points to no file", path.display());
            });
            assert_eq!(
                compiled(name, program).trim_end(),
                error.trim_end(),
                "left: what the compiler says; right: what {} quotes",
                path.display()
            );
            seen += 1;
        }
    }
    assert!(seen > 0, "no exercise quotes the compiler");
}
