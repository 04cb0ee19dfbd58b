//! The page in three browsers, driven as a person would.

/// Makes a test for each browser of a function that takes one.
macro_rules! in_every_browser {
    ($name:ident) => {
        mod $name {
            use bytewise_tests::browser::{self, Browser};

            #[test]
            fn in_chromium() {
                super::$name(Browser::Chromium);
            }

            #[test]
            fn in_firefox() {
                super::$name(Browser::Firefox);
            }

            #[test]
            fn in_webkit() {
                browser::in_webkit(super::$name);
            }
        }
    };
}

mod bench;
mod shapes;

mod accessibility;
mod addresses;
mod again;
mod catalogue;
mod chunk;
mod design;
mod embed;
mod ended;
mod export;
mod faults;
mod figures;
mod files;
mod first_run;
mod gate;
mod guesses;
mod hand_in;
mod interview;
mod knobs;
mod lab_file;
mod learner;
mod lecture;
mod lines;
mod live;
mod offline;
mod overview;
mod predictions;
mod presses;
mod progress;
mod progress_faults;
mod scorm;
mod sizes;
mod states;
mod theme;
mod votes;
mod workspace;
mod yours;
