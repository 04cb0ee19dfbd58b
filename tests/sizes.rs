//! The recorded sizes of the page “Sizes”, measured again.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use bytewise_tests::project;
use protocol::sizes::{
    GROUPS, Listed, MEASURED, Measured, RecordedObjects, RecordedType, RecordedTypes,
};

/// Set to 1, it has the sizes written down instead of compared.
const RECORD_VARIABLE: &str = "BYTEWISE_RECORD";

fn path(name: &str) -> PathBuf {
    project::root().join("www").join(name)
}

fn read(name: &str) -> String {
    fs::read_to_string(path(name)).unwrap_or_else(|error| panic!("www/{name}: {error}"))
}

fn listed() -> impl Iterator<Item = (&'static Listed, Measured)> {
    let measured = MEASURED.iter().copied().flatten().copied();
    GROUPS.iter().flat_map(|group| group.types).zip(measured)
}

/// A lock of the standard library is as large as the system's own, so the
/// sizes are of the system they were recorded on.
#[cfg(all(target_pointer_width = "64", target_os = "linux"))]
#[test]
fn the_recorded_sizes_are_this_compilers() {
    let types = listed().map(|(listed, Measured { size, align })| RecordedType {
        name: listed.name.to_owned(),
        size,
        align,
    });
    let measured = RecordedTypes {
        version: format!("64-bit Linux, Rust {}", env!("CARGO_PKG_RUST_VERSION")),
        types: types.collect(),
    };
    if std::env::var(RECORD_VARIABLE).is_ok_and(|value| value == "1") {
        let text = serde_json::to_string_pretty(&measured).expect("sizes are plain data");
        fs::write(path("sizes-rust.json"), text + "\n").expect("www/ can be written");
        return;
    }
    let recorded: RecordedTypes =
        serde_json::from_str(&read("sizes-rust.json")).expect("the recording is readable");
    assert_eq!(
        recorded, measured,
        "left: www/sizes-rust.json; right: what this compiler says. If the change is meant, \
         record it with {RECORD_VARIABLE}=1"
    );
}

#[test]
fn every_type_is_listed_once_and_measured() {
    let mut names: Vec<&str> = listed().map(|(listed, _)| listed.name).collect();
    assert_eq!(names.len(), MEASURED.iter().copied().flatten().count());
    names.sort_unstable();
    assert!(names.windows(2).all(|pair| pair[0] != pair[1]), "{names:?}");
}

#[test]
fn an_address_is_as_wide_as_this_machines() {
    let width = size_of::<usize>();
    for (name, words) in [
        ("usize", 1),
        ("&u64", 1),
        ("Option<Box<u64>>", 1),
        ("&str", 2),
        ("String", 3),
    ] {
        let (_, measured) = listed()
            .find(|(listed, _)| listed.name == name)
            .unwrap_or_else(|| panic!("{name} is not listed"));
        assert_eq!(measured.size, words * width, "{name}");
    }
}

#[test]
fn every_expression_of_python_is_recorded() {
    let recorded: RecordedObjects =
        serde_json::from_str(&read("sizes-python.json")).expect("the recording is readable");
    for expression in listed().filter_map(|(listed, _)| listed.python) {
        assert!(
            recorded
                .objects
                .iter()
                .any(|object| object.expression == expression),
            "`{expression}` is not recorded; add it to tests/python/sizes.py and run that"
        );
    }
}

/// Compares nothing where the Python that was recorded is missing.
#[test]
fn the_recorded_objects_are_as_large_in_the_same_python() {
    let script = project::root().join("tests/python/sizes.py");
    let output = Command::new("python3")
        .args(["-I".as_ref(), script.as_os_str(), "--print".as_ref()])
        .output();
    let Ok(output) = output else {
        eprintln!("python3 is not installed here");
        return;
    };
    assert!(
        output.status.success(),
        "tests/python/sizes.py failed: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    let fresh: RecordedObjects =
        serde_json::from_slice(&output.stdout).expect("the script prints JSON");
    let recorded: RecordedObjects =
        serde_json::from_str(&read("sizes-python.json")).expect("the recording is readable");
    if fresh.version == recorded.version {
        assert_eq!(
            recorded, fresh,
            "left: www/sizes-python.json; right: measured now"
        );
    } else {
        eprintln!("python3 is {}, not {}", fresh.version, recorded.version);
    }
}
