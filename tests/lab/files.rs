//! Files: what a run reads of one, and what it says of one that cannot be
//! read, or that took only a part of what was written.

use std::fs::{self, File};
use std::path::Path;

use bytewise_tests::files::TemporaryFile;
use bytewise_tests::lab::{Lab, OwnFile, WriteFault};
use protocol::{Case, Failure, FailureKind, FileFault, Outcome, Report, Request};

const VARIANTS: [&str; 2] = ["naive", "optimized"];

fn case(length: u64, offset: u64) -> Case {
    let knobs = [("length", length), ("offset", offset)];
    knobs.map(|(knob, value)| (knob.to_owned(), value)).into()
}

fn generated(variant: &str, length: u64, offset: u64) -> Report {
    Lab::named("mapped-file").report("mapped-file", variant, &case(length, offset))
}

fn outcome(variant: &str, offset: u64, file: OwnFile) -> Outcome {
    let request = Request {
        exercise: "mapped-file".to_owned(),
        variant: variant.to_owned(),
        case: case(1_000_000, offset),
        trace: None,
    };
    let ended = Lab::named("mapped-file").run_with(&request, file);
    assert_eq!(ended.panicked, None);
    ended.outcome.expect("a file never traps")
}

fn report(variant: &str, offset: u64, file: OwnFile) -> Report {
    match outcome(variant, offset, file) {
        Outcome::Report(report) => *report,
        Outcome::Failure(failure) => panic!("{variant} gave no report but {failure:?}"),
    }
}

fn failure(variant: &str, file: OwnFile) -> Failure {
    match outcome(variant, 500_000, file) {
        Outcome::Failure(failure) => failure,
        Outcome::Report(report) => panic!("{variant} should have failed: {report:?}"),
    }
}

#[test]
fn a_section_of_the_generated_file_is_that_of_the_whole() {
    let whole = |offset| {
        let answers = VARIANTS.map(|variant| generated(variant, 20_000, offset).answer);
        assert_eq!(answers[0], answers[1], "{offset}");
        let [answer, _] = answers;
        assert_eq!(answer.len(), 100, "{offset}");
        assert!(answer.bytes().all(|byte| byte.is_ascii_digit()), "{answer}");
        answer
    };
    // It repeats, but after far more than a section.
    let (first, next) = (whole(0), whole(50));
    assert_eq!(first[50..], next[..50]);
    assert_ne!(first[..50], first[50..]);
}

#[test]
fn an_own_file_is_read_in_place_of_the_generated_one() {
    let file = TemporaryFile::new();
    let text: Vec<u8> = (0..70_000_u32).flat_map(u32::to_be_bytes).collect();
    file.write(&text);
    let expected = text[200_002..][..100].escape_ascii().to_string();
    for variant in VARIANTS {
        let report = report(variant, 200_002, OwnFile::at(file.path()));
        assert_eq!(report.answer, expected, "{variant}");
        assert_eq!(report.floor, 100);
        let whole = if variant == "naive" { 280_000 } else { 0 };
        assert_eq!(report.usage.peak, whole + 100, "{variant}");
    }
}

#[test]
fn of_a_short_file_all_is_read() {
    let file = TemporaryFile::new();
    for text in ["", "short"] {
        file.write(text.as_bytes());
        for variant in VARIANTS {
            let report = report(variant, 500_000, OwnFile::at(file.path()));
            assert_eq!(report.answer, text, "{variant}");
            assert_eq!(report.floor, text.len() as u64);
        }
    }
}

/// More than the memory can have, more than a 32-bit address reaches, and none
/// of it in the way of who reads 100 bytes.
#[test]
fn a_file_of_4_gib_is_too_much_for_naive_alone() {
    let file = TemporaryFile::sparse(4 << 30);
    let failed = failure("naive", OwnFile::at(file.path()));
    assert_eq!(failed.kind, FailureKind::OutOfMemory, "{failed:?}");
    assert!(failed.message.contains("Read less"), "{failed:?}");
    let report = report("optimized", 4_000_000_000, OwnFile::at(file.path()));
    assert_eq!(report.usage.peak, 100);
    assert_eq!(report.answer, r"\x00".repeat(100));
}

#[test]
fn a_file_that_is_gone_is_named() {
    fn remove(path: &Path) {
        fs::remove_file(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    }
    let file = TemporaryFile::new();
    // Before the variant opens it, or between opening and reading.
    let vanishing: [fn(&Path, u32); 2] = [
        |path, opening| {
            if opening == 1 {
                remove(path);
            }
        },
        |path, opening| {
            if opening == 2 {
                remove(path);
            }
        },
    ];
    for variant in VARIANTS {
        for once_opened in vanishing {
            file.write(&[7; 1_000]);
            let path = file.path().to_owned();
            let failed = failure(variant, OwnFile { path, once_opened });
            assert_eq!(failed.kind, FailureKind::FileUnreadable, "{failed:?}");
            let says = "no longer where it was";
            assert!(failed.message.contains(says), "{failed:?}");
        }
    }
}

#[test]
fn a_file_that_is_cut_meanwhile_is_named() {
    let file = TemporaryFile::new();
    for variant in VARIANTS {
        file.write(&[7; 1_000]);
        let path = file.path().to_owned();
        let once_opened = |path: &Path, opening| {
            if opening == 2 {
                let file = File::options().write(true).open(path);
                file.and_then(|file| file.set_len(500))
                    .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            }
        };
        let failed = failure(variant, OwnFile { path, once_opened });
        assert_eq!(failed.kind, FailureKind::FileUnreadable, "{failed:?}");
        assert!(failed.message.contains("ended before"), "{failed:?}");
    }
}

#[test]
fn what_cannot_be_read_is_named() {
    let folder = OwnFile::at(&bytewise_tests::project::target());
    let failed = failure("optimized", folder);
    assert_eq!(failed.kind, FailureKind::FileUnreadable, "{failed:?}");
    assert!(failed.message.contains("may not be read"), "{failed:?}");
}

/// A variant that writes a file, whose writes fail after some.
fn written(variant: &str, after: u32, fault: FileFault) -> Outcome {
    let request = Request {
        exercise: "result-file".to_owned(),
        variant: variant.to_owned(),
        case: [("files".to_owned(), 1_000)].into(),
        trace: None,
    };
    let ended = Lab::named("result-file").run_with_fault(&request, WriteFault { after, fault });
    assert_eq!(ended.panicked, None);
    ended.outcome.expect("a file never traps")
}

#[test]
fn a_file_that_took_only_a_part_is_no_result() {
    for (variant, after) in [("naive", 0), ("neighbors", 20), ("optimized", 500)] {
        for (fault, says) in [
            (FileFault::Full, "no room for more"),
            (FileFault::Lost, "taken away while"),
        ] {
            let Outcome::Failure(failed) = written(variant, after, fault) else {
                panic!("{variant} gave a report of half a file");
            };
            assert_eq!(failed.kind, FailureKind::FileUnwritable, "{failed:?}");
            assert!(failed.message.contains(says), "{failed:?}");
        }
        // The fault comes after its last write.
        let whole = written(variant, 100_000, FileFault::Full);
        assert!(matches!(whole, Outcome::Report(_)), "{variant}: {whole:?}");
    }
}
