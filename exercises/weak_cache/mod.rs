//! weak-cache: a cache that shares what others keep alive.

mod last;
mod naive;
mod optimized;
mod weak;

use std::cell::Cell;
use std::hash::{BuildHasherDefault, DefaultHasher};
use std::ops::Deref;
use std::ptr;
use std::rc::Rc;

use protocol::random::Random;
use protocol::{Finding, FindingTable, Headline, Scale, text};

use crate::harness::{
    Edges, Exercise, KnobSpec, Numbers, Values, Variant, cell, finding,
};
use crate::owners::Owners;

/// A hasher without a seed. The standard one is seeded at random, and with it
/// a table that is taken out of may grow sooner or later.
pub type Hasher = BuildHasherDefault<DefaultHasher>;

/// An image, as it was loaded. It cannot be copied.
pub struct Image {
    name: u32,
    bytes: Vec<u8>,
    counts: Rc<Counts>,
}

impl Image {
    /// The image's name, a number.
    pub fn name(&self) -> u32 {
        self.name
    }
}

impl AsRef<Self> for Image {
    fn as_ref(&self) -> &Self {
        self
    }
}

impl Drop for Image {
    fn drop(&mut self) {
        self.counts.there.set(self.counts.there.get() - 1);
    }
}

/// Counts images.
#[derive(Default)]
struct Counts {
    /// Those that were loaded.
    loaded: Cell<usize>,
    /// Those that were not dropped so far.
    there: Cell<usize>,
    /// The most that were there at once.
    most: Cell<usize>,
}

/// An event in a viewer of images.
#[derive(Clone, Copy)]
enum Event {
    /// A window gets another image, or its first one.
    Open { window: usize, name: u32 },
    /// The image of a window is drawn.
    Draw { window: usize },
    /// A window is closed.
    Close { window: usize },
}

/// A viewer of images with its windows, and the disk with the images.
pub struct Case {
    windows: usize,
    events: Vec<Event>,
    opened: usize,
    /// The most different images that are in windows at once.
    most_in_windows: usize,
    /// The bytes of an image.
    bytes: usize,
    seed: u64,
    counts: Rc<Counts>,
    /// The number of loads of an image that a window had.
    again: Cell<usize>,
    /// The most images that were there and in no window.
    idle: Cell<usize>,
}

impl Case {
    /// Goes through all events in the viewer. When a window opens an image,
    /// calls the function with its name, and the window keeps what it gives
    /// until it gets another image or is closed. At the end all are closed.
    /// Gives a number that depends on all that was drawn, and on the order.
    ///
    /// # Panics
    ///
    /// If the function gives an image with another name.
    #[track_caller]
    pub fn run<H>(&self, mut image: impl FnMut(u32) -> H) -> Answer
    where
        H: Deref,
        H::Target: AsRef<Image>,
    {
        let is = |image: &H, name| (**image).as_ref().name == name;
        let mut windows: Vec<Option<H>> = Vec::with_capacity(self.windows);
        windows.resize_with(self.windows, || None);
        let mut screen = Screen::default();
        for event in &self.events {
            match *event {
                Event::Open { window, name } => {
                    let mut others = windows.iter().flatten();
                    let is_there = others.any(|other| is(other, name));
                    let loaded = self.counts.loaded.get();
                    let image = image(name);
                    assert!(
                        is(&image, name),
                        "a window opened image {name}, and was given image {}",
                        (*image).as_ref().name
                    );
                    if is_there {
                        let more = self.counts.loaded.get() - loaded;
                        self.again.set(self.again.get() + more);
                    }
                    windows[window] = Some(image);
                }
                Event::Draw { window } => {
                    if let Some(image) = &windows[window] {
                        screen.draw((**image).as_ref());
                    }
                }
                Event::Close { window } => windows[window] = None,
            }
            self.look(&windows);
        }
        screen.checksum
    }

    /// Loads an image from the disk.
    pub fn load(&self, name: u32) -> Image {
        let Counts { loaded, there, most } = &*self.counts;
        loaded.set(loaded.get() + 1);
        there.set(there.get() + 1);
        most.set(most.get().max(there.get()));
        let mut random = Random::new(self.seed ^ u64::from(name));
        let mut random = Random::new(random.bits());
        let mut bytes = Vec::with_capacity(self.bytes);
        while bytes.len() < PATTERN {
            bytes.extend_from_slice(&random.bits().to_le_bytes());
        }
        while bytes.len() < self.bytes {
            let more = bytes.len().min(self.bytes - bytes.len());
            bytes.extend_from_within(..more);
        }
        Image { name, bytes, counts: Rc::clone(&self.counts) }
    }

    /// Looks at the images that are there, and those that windows have.
    fn look<H>(&self, windows: &[Option<H>])
    where
        H: Deref,
        H::Target: AsRef<Image>,
    {
        let image = |window: &Option<H>| {
            window.as_ref().map(|image| ptr::from_ref((**image).as_ref()))
        };
        let is_first = |(at, window): &(usize, &Option<H>)| {
            let here = image(window);
            here.is_some() && !windows[..*at].iter().any(|w| image(w) == here)
        };
        let shown = windows.iter().enumerate().filter(is_first).count();
        // Where one process runs several cases, some are counted in another.
        let idle = self.counts.there.get().saturating_sub(shown);
        self.idle.set(self.idle.get().max(idle));
    }
}

/// The drawings so far.
#[derive(Default)]
struct Screen {
    drawn: usize,
    checksum: u64,
}

impl Screen {
    fn draw(&mut self, image: &Image) {
        let start = self.drawn * PART % (PATTERN - PART);
        let part = &image.bytes[start..start + PART];
        self.drawn += 1;
        self.checksum = part.iter().fold(self.checksum, |sum, byte| {
            sum.wrapping_mul(31).wrapping_add(u64::from(*byte))
        });
    }
}

/// The names of the images that the windows have.
struct Windows(Vec<Option<u32>>);

impl Windows {
    fn new(count: usize) -> Self {
        Self(vec![None; count])
    }

    fn after(&mut self, event: Event) {
        match event {
            Event::Open { window, name } => self.0[window] = Some(name),
            Event::Draw { .. } => {}
            Event::Close { window } => self.0[window] = None,
        }
    }

    /// Counts the images, one that several windows have once.
    fn different(&self) -> usize {
        let first = |(at, name): &(usize, &Option<u32>)| {
            name.is_some() && !self.0[..*at].contains(name)
        };
        self.0.iter().enumerate().filter(first).count()
    }

    /// Picks a window that has an image.
    fn any_open(&self, random: &mut Random) -> Option<usize> {
        let is_open = |window: &usize| self.0[*window].is_some();
        let open: Vec<usize> = (0..self.0.len()).filter(is_open).collect();
        (!open.is_empty()).then(|| open[random.index(open.len())])
    }
}

/// The most different images that windows have at once.
fn most_in_windows(events: &[Event], windows: usize) -> usize {
    let mut now = Windows::new(windows);
    let after = |event: &Event| {
        now.after(*event);
        now.different()
    };
    events.iter().map(after).max().unwrap_or(0)
}

/// The bytes after which an image repeats itself.
const PATTERN: usize = 1 << 12;
/// The bytes that are looked at when an image is drawn.
const PART: usize = 64;
/// So many images that no window has may wait to be swept out, besides one
/// for each window.
const SWEPT_LATE: usize = 4;
/// The images that are opened again and again.
const POPULAR: u32 = 6;

/// So many times, a window opens an image. Nearly two in three are popular, the
/// others are opened once.
fn events(random: &mut Random, opens: usize, windows: usize) -> Vec<Event> {
    let mut now = Windows::new(windows);
    let mut others = POPULAR..;
    let mut events = Vec::new();
    for _ in 0..opens {
        let window = random.index(windows);
        let mut name = random.below_u32(POPULAR);
        if random.below(3) == 0 || now.0[window] == Some(name) {
            name = others.next().unwrap_or(0);
        }
        let open = Event::Open { window, name };
        now.after(open);
        events.extend([open, Event::Draw { window }]);
        let any = now.any_open(random);
        events.extend(any.map(|window| Event::Draw { window }));
        if random.below(4) == 0 {
            let any = now.any_open(random);
            let close = any.map(|window| Event::Close { window });
            close.inspect(|close| now.after(*close));
            events.extend(close);
        }
    }
    events
}

/// Draws an image that two windows have, and what a cache does with it that
/// owns it, or only knows it: at first, and when the windows let it go.
fn drawn(case: &Case, cache_owns: bool) -> Finding {
    let first = Rc::new(case.load(0));
    let second = Rc::clone(&first);
    let owned = cache_owns.then(|| Rc::clone(&first));
    let known = (!cache_owns).then(|| Rc::downgrade(&first));
    let mut owners = Owners::default();
    owners.row().variable("window 1", 0).variable("cache", TABLE);
    owners.variable("window 2", 0);
    owners.row().shared("image", &first, case.bytes);
    owners.owns("window 1", "image").owns("window 2", "image");
    if cache_owns {
        owners.owns("cache", "image");
    } else {
        owners.knows("cache", "image");
    }
    let shared = owners.at("While two windows show an image");
    drop((first, second));
    owners.forgets("window 1", "image").forgets("window 2", "image");
    // Its `drop` takes the entry out.
    drop(known);
    if !cache_owns {
        owners.forgets("cache", "image");
    }
    let alone = owners.at("When both show another one");
    drop(owned);
    finding("who owns whom", FindingTable::Graphs(vec![shared, alone]))
}

/// The bytes of a map's table with one entry: four slots of a name and an
/// address, a control byte for each, and 8 more.
const TABLE: usize = 4 * (size_of::<(u32, Rc<Image>)>() + 1) + 8;

/// A number that depends on all that was drawn.
pub type Answer = u64;

/// The exercise.
pub struct WeakCache;

impl Exercise for WeakCache {
    type Case = Case;
    type Answer = Answer;

    const SLUG: &'static str = "weak-cache";
    const HEADLINE: Headline = Headline::Retained;
    const KNOBS: &'static [KnobSpec] = &[
        KnobSpec {
            name: "opens",
            label: "Images opened",
            default: 500,
            min: 0,
            max: 2_000,
            scale: Scale::Logarithmic,
            sweep: &[1, 5, 20, 100, 500, 1_000],
        },
        KnobSpec {
            name: "windows",
            label: "Windows",
            default: 8,
            min: 1,
            max: 50,
            scale: Scale::Logarithmic,
            sweep: &[1, 2, 4, 8, 16, 32],
        },
        KnobSpec {
            name: "bytes",
            label: "Bytes of an image",
            default: 100_000,
            min: PATTERN as u64,
            max: 400_000,
            scale: Scale::Logarithmic,
            sweep: &[],
        },
    ];
    const VARIANTS: &'static [Variant<Case, Answer>] = &[
        Variant { name: "naive", solve: naive::solve },
        Variant { name: "last", solve: last::solve },
        Variant { name: "weak", solve: weak::solve },
        Variant { name: "optimized", solve: optimized::solve },
    ];
    const EDGES: Edges = &[
        &[("opens", 0)],
        &[("opens", 1)],
        &[("opens", 100), ("windows", 1)],
        &[("opens", 300), ("windows", 2)],
        &[("opens", 2_000), ("bytes", PATTERN as u64)],
        &[("opens", 1_000), ("windows", 50), ("bytes", 5_000)],
    ];

    // The same is drawn if each image is loaded each time, or if all are kept
    // and freed at the end.
    fn left_out(case: &Case, _: &Answer) -> Option<String> {
        let again = case.again.get();
        if again > 0 {
            return Some(format!(
                "images were loaded {} times although a window had them: as \
                 long as one has an image, another that opens it gets the same",
                text::grouped(again as u64)
            ));
        }
        // Images that are still there are told by the figure itself.
        let idle = case.idle.get();
        let is_told = case.counts.there.get() > case.windows;
        (idle > case.windows + SWEPT_LATE && !is_told).then(|| {
            format!(
                "{} images were there at once that no window had any more: an \
                 image goes with the last window that has it, and not only at \
                 the end",
                text::grouped(idle as u64)
            )
        })
    }

    fn findings(case: &Case, _: &Answer) -> Vec<Finding> {
        let Counts { loaded, there, most } = &*case.counts;
        let table = Numbers::new("images", ["number"])
            .row("opened", [cell(case.opened)])
            .row("loaded", [cell(loaded.get())])
            .row("loaded although a window had it", [cell(case.again.get())])
            .row("in windows at once, at most", [cell(case.most_in_windows)])
            .row("there at once, at most", [cell(most.get())])
            .row("in no window, at most", [cell(case.idle.get())])
            .row("still there at the end", [cell(there.get())]);
        vec![table.titled("What became of the images")]
    }

    fn case(values: &Values) -> Case {
        // The same image has the same name in any case: where one process runs
        // several cases, a cache is still there from the last.
        let mut random = values.random_of_exercise();
        let seed = random.bits();
        let windows = values.count("windows");
        let opened = values.count("opens");
        let events = events(&mut random, opened, windows);
        Case {
            windows,
            opened,
            most_in_windows: most_in_windows(&events, windows),
            events,
            bytes: values.count("bytes"),
            seed,
            counts: Rc::default(),
            again: Cell::new(0),
            idle: Cell::new(0),
        }
    }

    fn pictures(variant: &str, case: &Case) -> Vec<Finding> {
        match variant {
            "naive" => vec![drawn(case, true)],
            "optimized" => vec![drawn(case, false)],
            _ => Vec::new(),
        }
    }

    fn floor(case: &Case) -> u64 {
        (case.most_in_windows * case.bytes) as u64
    }

    fn budget(case: &Case) -> u64 {
        // A table, and for a while the block of an image that is gone, for as
        // many images as there are windows, and as many again.
        (256 * case.windows + (1 << 10)) as u64
    }
}
