//! The files of an exercise's folder: exactly those that it consists of.

use std::collections::BTreeSet;
use std::path::PathBuf;

use anyhow::{Context, bail};
use exercises::harness::{Registered, list};
use protocol::Shape;

use crate::project::Project;

/// The command that records the figures, Python's among them.
pub(crate) const RECORD: &str = "`cargo run -- test <slug> --record`";

/// An exercise's folder.
pub(crate) struct Folder {
    path: PathBuf,
}

impl Folder {
    /// The folder of an exercise, named as its slug.
    pub(crate) fn of(project: &Project, exercise: &dyn Registered) -> Self {
        let name = exercise.slug().replace('-', "_");
        Self {
            path: project.root().join("exercises").join(name),
        }
    }

    /// `exercise.md`
    pub(crate) fn document(&self) -> PathBuf {
        self.path.join("exercise.md")
    }

    /// `figures.json`
    pub(crate) fn figures(&self) -> PathBuf {
        self.path.join("figures.json")
    }

    /// `python.py`: the same problem in Python.
    pub(crate) fn python(&self) -> PathBuf {
        self.path.join("python.py")
    }

    /// `python.json`: what `tracemalloc` said of it.
    pub(crate) fn python_figures(&self) -> PathBuf {
        self.path.join("python.json")
    }

    /// The file of a variant.
    pub(crate) fn variant(&self, name: &str) -> PathBuf {
        self.path.join(variant_file(name))
    }

    /// `starter.rs`: what a learner starts from.
    pub(crate) fn starter(&self) -> PathBuf {
        self.path.join("starter.rs")
    }

    /// Says which file is missing or not expected, and what to do.
    pub(crate) fn check(&self, project: &Project, exercise: &dyn Registered) -> anyhow::Result<()> {
        let name = project.name_of(&self.path);
        let entries =
            std::fs::read_dir(&self.path).with_context(|| format!("cannot read {name}"))?;
        let mut found = BTreeSet::new();
        for entry in entries {
            let entry = entry.with_context(|| format!("cannot read {name}"))?;
            found.insert(entry.file_name().to_string_lossy().into_owned());
        }
        difference(&found, &exercise.variants(), exercise.shape())
            .map_or(Ok(()), |problem| bail!("{name} {problem}"))
    }
}

fn variant_file(name: &str) -> String {
    format!("{}.rs", name.replace('-', "_"))
}

/// Says what is wrong with the files found in the folder of an exercise of this
/// shape with these variants.
fn difference(found: &BTreeSet<String>, variants: &[&str], shape: Shape) -> Option<String> {
    let mut expected: BTreeSet<String> = ["mod.rs", "exercise.md", "figures.json"]
        .map(str::to_owned)
        .into();
    if shape.is_edit() {
        expected.insert("starter.rs".to_owned());
    }
    expected.extend(variants.iter().map(|name| variant_file(name)));
    if found.contains("python.py") {
        expected.extend(["python.py", "python.json"].map(str::to_owned));
    }
    // The page shows nothing of these; a test says who lacks them.
    let of_tests = ["promises.toml", "accepted", "refused"].map(str::to_owned);
    expected.extend(of_tests.into_iter().filter(|name| found.contains(name)));
    if let Some(missing) = expected.difference(found).next() {
        let advice = match missing.as_str() {
            "figures.json" | "python.json" => format!("record it with {RECORD}"),
            "exercise.md" | "starter.rs" => {
                format!("create it; exercises/slots/{missing} is the model")
            }
            _ => "create it, or take its variant out of mod.rs".to_owned(),
        };
        return Some(format!("has no {missing}; {advice}"));
    }
    let unexpected = found.difference(&expected).next()?;
    Some(format!(
        "contains `{unexpected}`, which belongs to no exercise; list its variant in mod.rs, or \
         delete it. It may contain {}",
        list(expected.iter().map(String::as_str))
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(names: &[&str]) -> BTreeSet<String> {
        names.iter().map(|&name| name.to_owned()).collect()
    }

    #[test]
    fn a_complete_folder_is_fine() {
        let found = files(&[
            "mod.rs",
            "exercise.md",
            "figures.json",
            "starter.rs",
            "zero_copy.rs",
        ]);
        assert_eq!(difference(&found, &["zero-copy"], Shape::Edit), None);
    }

    #[test]
    fn a_missing_file_is_named_with_what_to_do() {
        let found = files(&["mod.rs", "exercise.md", "naive.rs", "starter.rs"]);
        let problem = difference(&found, &["naive"], Shape::Edit).unwrap();
        assert!(problem.starts_with("has no figures.json; record it with `cargo run"));
        for (missing, there) in [("naive.rs", "starter.rs"), ("starter.rs", "naive.rs")] {
            let found = files(&["mod.rs", "exercise.md", "figures.json", there]);
            let problem = difference(&found, &["naive"], Shape::Edit).unwrap();
            let says = format!("has no {missing}; create it");
            assert!(problem.starts_with(&says), "{problem}");
        }
    }

    #[test]
    fn where_nothing_is_judged_nobody_starts_from_a_file() {
        let found = files(&["mod.rs", "exercise.md", "figures.json", "naive.rs"]);
        assert_eq!(difference(&found, &["naive"], Shape::Predict), None);
    }

    #[test]
    fn an_unexpected_file_is_named() {
        let found = files(&[
            "mod.rs",
            "exercise.md",
            "figures.json",
            "naive.rs",
            "old.rs",
            "starter.rs",
        ]);
        let problem = difference(&found, &["naive"], Shape::Edit).unwrap();
        assert!(problem.starts_with("contains `old.rs`"), "{problem}");
    }
}
