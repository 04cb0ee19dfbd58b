//! The page in three browsers, driven as a person would.

mod bench;
mod shapes;

mod accessibility;
mod addresses;
mod catalogue;
mod ended;
mod faults;
mod figures;
mod files;
mod gate;
mod knobs;
mod lab_file;
mod lines;
mod live;
mod offline;
mod overview;
mod predictions;
mod presses;
mod sizes;
mod theme;
mod yours;
