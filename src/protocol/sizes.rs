//! The types of the page “Sizes”, listed once: each is measured wherever this
//! is compiled, so in the app's own module for the tab's addresses of 4 bytes,
//! and natively for those of 8.

use std::any::Any;
use std::cell::{Cell, OnceCell, RefCell};
use std::cmp::Ordering;
use std::collections::{BTreeMap, HashMap, HashSet, VecDeque};
use std::num::NonZero;
use std::rc::{Rc, Weak};
use std::sync::atomic::AtomicU64;
use std::sync::{Arc, Mutex, RwLock};

use serde::{Deserialize, Serialize};

/// Types that teach one thing, with the title of their section in
/// `www/sizes.md`.
#[derive(Clone, Copy, Debug)]
pub struct Group {
    /// The section's heading.
    pub title: &'static str,
    /// The types, in order.
    pub types: &'static [Listed],
}

/// A type as the page names it.
#[derive(Clone, Copy, Debug)]
pub struct Listed {
    /// The type.
    pub name: &'static str,
    /// The nearest in Python, as an expression of which `sys.getsizeof` is
    /// recorded.
    pub python: Option<&'static str>,
}

/// The size and the alignment of a type, as the compiler gives them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Measured {
    /// Its `size_of`, in bytes.
    pub size: usize,
    /// Its `align_of`, in bytes.
    pub align: usize,
}

impl Measured {
    const fn of<T>() -> Self {
        Self {
            size: size_of::<T>(),
            align: align_of::<T>(),
        }
    }
}

/// `www/sizes-rust.json`: the types measured natively.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecordedTypes {
    /// The machine, and the version of Rust.
    pub version: String,
    /// Every listed type, in order.
    pub types: Vec<RecordedType>,
}

/// One type of [`RecordedTypes`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecordedType {
    /// The type as it is listed.
    pub name: String,
    /// Its size in bytes.
    pub size: usize,
    /// Its alignment in bytes.
    pub align: usize,
}

/// `www/sizes-python.json`: what `tests/python/sizes.py` recorded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecordedObjects {
    /// The version of Python.
    pub version: String,
    /// Every expression that a type names.
    pub objects: Vec<RecordedObject>,
}

/// One object of [`RecordedObjects`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecordedObject {
    /// The expression that makes the object: `2**40`.
    pub expression: String,
    /// Its `sys.getsizeof`, in bytes.
    pub bytes: u64,
}

/// Lists types as `type`, `type as "name"`, with `=> "expression"` where Python
/// has something near.
macro_rules! groups {
    ($($title:literal [ $($type:ty $(as $name:literal)? $(=> $python:literal)?,)* ])*) => {
        /// The types, group by group.
        pub const GROUPS: &[Group] = &[$(Group {
            title: $title,
            types: &[$(Listed {
                name: first!($($name,)? stringify!($type)),
                python: option!($($python)?),
            },)*],
        },)*];

        /// The same types as the compiler lays them out here. Apart from the
        /// names, which the page is sent.
        pub const MEASURED: &[&[Measured]] = &[$(&[$(Measured::of::<$type>(),)*],)*];
    };
}

macro_rules! first {
    ($first:expr $(, $rest:expr)?) => {
        $first
    };
}

macro_rules! option {
    () => {
        None
    };
    ($value:expr) => {
        Some($value)
    };
}

#[expect(dead_code, reason = "only its size is asked for")]
struct Mixed {
    flag: u8,
    count: u32,
    level: u8,
}

#[repr(C)]
struct MixedInOrder {
    flag: u8,
    count: u32,
    level: u8,
}

#[expect(dead_code, reason = "only its size is asked for")]
enum Light {
    Red,
    Amber,
    Green,
}

#[expect(dead_code, reason = "only its size is asked for")]
enum Shape {
    Dot,
    Circle(f64),
    Rectangle(f64, f64),
}

groups! {
    "Numbers" [
        bool => "True",
        u8 => "1",
        u16,
        u32,
        u64 => "2**40",
        u128 => "2**100",
        usize,
        f32,
        f64 => "1.5",
        char => "'a'",
    ]
    "Addresses" [
        &u64,
        Box<u64>,
        Rc<u64>,
        Weak<u64>,
        Arc<u64>,
        fn(u64) -> u64,
    ]
    "Wide pointers" [
        &str,
        &[u64] => "memoryview(b'')",
        Box<str>,
        Rc<str>,
        Box<dyn Any>,
    ]
    "Owners of a buffer" [
        String => "''",
        Vec<u8> => "bytearray()",
        Vec<u64> => "[]",
        VecDeque<u64> => "collections.deque()",
        HashMap<u32, u32> => "{}",
        HashSet<u32> => "set()",
        BTreeMap<u32, u32>,
    ]
    "Options" [
        Option<u8> => "None",
        Option<bool>,
        Option<char>,
        Option<u64>,
        Option<NonZero<u64>>,
        Option<&u64>,
        Option<Box<u64>>,
        Option<String>,
        Option<Option<bool>>,
    ]
    "Tuples, arrays and structs" [
        () => "()",
        (u8, u32),
        (u64, u64) => "(1, 2)",
        [u8; 3],
        [u32; 3],
        Mixed as "struct { u8, u32, u8 }",
        MixedInOrder as "#[repr(C)] struct { u8, u32, u8 }",
    ]
    "Enums" [
        Light as "enum { Red, Amber, Green }",
        Ordering,
        Shape as "enum { Dot, Circle(f64), Rectangle(f64, f64) }",
        Result<u32, String>,
    ]
    "Shared and changed" [
        Cell<u64>,
        RefCell<u64>,
        OnceCell<u64>,
        AtomicU64,
        Mutex<u64> => "threading.Lock()",
        RwLock<u64>,
    ]
}
