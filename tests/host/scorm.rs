//! `bytewise scorm`: the package as a learning platform reads it.

use std::collections::BTreeSet;
use std::fs;
use std::io::Read;

use bytewise_tests::command::{printed, run};
use bytewise_tests::files::TemporaryFolder;

use crate::site::extension;

#[test]
fn a_package_lists_every_file_and_is_the_same_each_time() {
    let folder = TemporaryFolder::new("scorm");
    let paths = ["a.zip", "b.zip"].map(|name| folder.path().join(name));
    for path in &paths {
        printed(&[
            "scorm",
            "drills",
            "--out",
            path.to_str().expect("a plain name"),
        ]);
    }
    let [first, second] = paths.map(|path| fs::read(path).expect("it was written"));
    assert!(first == second, "two packages of the same sources differ");

    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(first)).expect("an archive");
    let mut files = BTreeSet::new();
    let mut manifest = String::new();
    let mut pages = String::new();
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).expect("each entry can be read");
        let name = file.name().expect("a plain name").to_string();
        let text = if name == "imsmanifest.xml" {
            &mut manifest
        } else {
            assert!(files.insert(name.clone()), "{name} is there twice");
            &mut pages
        };
        if ["html", "xml"].contains(&extension(&name)) {
            file.read_to_string(text).expect("pages are UTF-8");
        }
    }
    let listed: BTreeSet<String> = manifest
        .split("<file href=\"")
        .skip(1)
        .filter_map(|rest| Some(rest.split_once('"')?.0.to_owned()))
        .collect();
    assert_eq!(listed, files);
    assert!(
        manifest.contains("adlcp:scormtype=\"sco\" href=\"index.html\""),
        "{manifest}"
    );
    for file in ["index.html", "scorm.js", "site/index.html"] {
        assert!(files.contains(file), "no {file} in {files:?}");
    }
    // Of another track there is nothing; and what begins with a slash, or ends
    // with one, leads nowhere on a platform.
    let others = |name: &String| name.contains("slots") || name.contains("techniques");
    assert!(!files.iter().any(others), "{files:?}");
    assert!(!files.contains("site/sw.js"));
    for address in pages.split("href=\"").skip(1) {
        let address = address.split('"').next().unwrap_or_default();
        // A page that has not arrived is loaded again by its own address.
        let within =
            address.is_empty() || address.starts_with(['#', '.']) || address.contains("scorm.");
        assert!(
            within && !address.ends_with('/'),
            "{address} leads out of the package"
        );
    }
}

#[test]
fn a_track_that_is_none_is_not_understood() {
    let output = run(&["scorm", "drill"]);
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains("there are `optimization`"), "{said}");
}
