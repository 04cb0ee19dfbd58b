//! `bytewise new`: begins an exercise.

use std::fs;
use std::path::Path;

use anyhow::{Context, bail};
use exercises::harness::Registered;

use crate::args::NewOptions;
use crate::error::UsageError;
use crate::project::Project;
use crate::table;

/// The files of a new exercise, with `@slug@`, `@Name@` and `@Title@` in them,
/// and `???` wherever its author has to write something.
const TEMPLATE: [(&str, &str); 9] = [
    ("mod.rs", include_str!("template/mod.rs")),
    ("naive.rs", include_str!("template/naive.rs")),
    ("optimized.rs", include_str!("template/optimized.rs")),
    ("starter.rs", include_str!("template/starter.rs")),
    ("exercise.md", include_str!("template/exercise.md")),
    ("promises.toml", include_str!("template/promises.toml")),
    ("python.py", include_str!("template/python.py")),
    (
        "accepted/hints.rs",
        include_str!("template/accepted/hints.rs"),
    ),
    (
        "refused/streamed.rs",
        include_str!("template/refused/streamed.rs"),
    ),
];

/// The words that no module can be named by, in edition 2024: the Rust
/// Reference, “Keywords”, strict and reserved ones.
const KEYWORDS: [&str; 51] = [
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate",
    "do", "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl",
    "in", "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref",
    "return", "self", "static", "struct", "super", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// The strings that begin and end the registry's list.
const LIST: (&str, &str) = ("\ntracks! {\n", "\n}\n");

/// Writes the folder of a new exercise, and lists it last.
pub(crate) fn run(project: &Project, options: &NewOptions) -> anyhow::Result<()> {
    let slug = &options.slug;
    check(slug)?;
    let module = slug.replace('-', "_");
    let folder = project.root().join("exercises").join(&module);
    for taken in [&folder, &folder.with_extension("rs")] {
        if taken.exists() {
            let message = format!(
                "{} is there already; take another name",
                project.name_of(taken)
            );
            return Err(UsageError(message).into());
        }
    }
    let registry = project.root().join("exercises/lib.rs");
    let listed = listed(&project.read(&registry)?, &module, &words(slug, ""))
        .with_context(|| format!("cannot list it in {}", project.name_of(&registry)))?;
    for (file, template) in TEMPLATE {
        let text = template
            .replace("@slug@", slug)
            .replace("@Name@", &words(slug, ""))
            .replace("@Title@", &title(slug));
        write(project, &folder.join(file), &text)?;
    }
    write(project, &registry, &listed)?;
    table::print(&format!(
        "{folder} is written, and listed last in exercises/lib.rs; move its line to where it is \
         taught.\nThen run `cargo run -- test {slug}`: it says what is missing.\n",
        folder = project.name_of(&folder),
    ))
}

/// Says what is wrong with an exercise's name, if anything.
fn check(slug: &str) -> Result<(), UsageError> {
    let words_are_plain = slug.split('-').all(|word| {
        word.starts_with(|c: char| c.is_ascii_lowercase())
            && word
                .chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
    });
    if !words_are_plain {
        return Err(UsageError(format!(
            "`{slug}` cannot be an exercise's name; give lower-case words with hyphens between \
             them, such as `my-exercise`"
        )));
    }
    if KEYWORDS.contains(&slug) {
        return Err(UsageError(format!(
            "`{slug}` is a word of Rust, so no module can have this name; add a word, as in \
             `{slug}-size`"
        )));
    }
    let taken = exercises::all().map(<dyn Registered>::slug);
    let tracks = exercises::TRACKS.iter().map(|track| track.id);
    if taken.chain(tracks).any(|taken| taken == slug) {
        return Err(UsageError(format!(
            "`{slug}` is the name of an exercise or of a track already; take another one"
        )));
    }
    Ok(())
}

/// The words of a slug, each with a capital.
fn words(slug: &str, between: &str) -> String {
    let capitals = slug.split('-').map(|word| {
        let (first, rest) = word.split_at(word.len().min(1));
        first.to_ascii_uppercase() + rest
    });
    capitals.collect::<Vec<_>>().join(between)
}

/// The words of a slug as a title has them.
fn title(slug: &str) -> String {
    let (first, rest) = slug.split_at(slug.len().min(1));
    first.to_ascii_uppercase() + &rest.replace('-', " ")
}

/// The registry with one exercise more at its end.
fn listed(registry: &str, module: &str, name: &str) -> anyhow::Result<String> {
    let (begin, end) = LIST;
    let at = registry
        .find(begin)
        .and_then(|begin| Some(begin + registry[begin..].find(end)?));
    let Some(at) = at else {
        bail!("it has no `tracks!`");
    };
    let (before, after) = registry.split_at(at);
    Ok(format!("{before}\n    {module}::{name},{after}"))
}

fn write(project: &Project, path: &Path, text: &str) -> anyhow::Result<()> {
    let context = || format!("cannot write {}", project.name_of(path));
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).with_context(context)?;
    }
    fs::write(path, text).with_context(context)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_lower_case_words() {
        assert!(check("my-exercise").is_ok());
        assert!(check("x-2").is_err(), "a word begins with a letter");
        for wrong in [
            "",
            "Bits",
            "my_exercise",
            "-bits",
            "bits-",
            "a--b",
            "a b",
            "../a",
            "é",
        ] {
            let error = check(wrong).unwrap_err().to_string();
            assert!(error.contains("such as `my-exercise`"), "{error}");
        }
        for taken in ["slots", "optimization"] {
            let error = check(taken).unwrap_err().to_string();
            assert!(error.contains("already"), "{error}");
        }
    }

    #[test]
    fn it_is_listed_by_one_line_more() {
        let registry = "a\n\ntracks! {\n    \"t\":\n    slots::Slots,\n}\n\nb\n";
        assert_eq!(
            listed(registry, "my_exercise", &words("my-exercise", "")).unwrap(),
            "a\n\ntracks! {\n    \"t\":\n    slots::Slots,\n    my_exercise::MyExercise,\n}\n\nb\n"
        );
        assert!(listed("no list", "a", "A").is_err());
        assert_eq!(title("my-exercise"), "My exercise");
    }
}
