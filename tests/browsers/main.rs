//! The page in three browsers, driven as a person would.

mod bench;

mod accessibility;
mod addresses;
mod faults;
mod figures;
mod knobs;
mod lab_file;
mod offline;
mod presses;
