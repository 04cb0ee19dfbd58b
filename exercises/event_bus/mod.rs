//! event-bus: a closure owns what it captured, and a bus owns its closures.

mod guard;
mod naive;
mod optimized;

use std::cell::{Cell, RefCell};
use std::fmt;
use std::rc::Rc;

use protocol::random::Random;
use protocol::{Finding, FindingTable, Headline, Scale, text};

use crate::harness::{Edges, Exercise, KnobSpec, Values, Variant, finding};
use crate::owners::Owners;

/// What happens in a program with some windows.
pub enum Event {
    /// A window opens, in a slot that was free.
    Open {
        /// The slot.
        slot: usize,
    },
    /// A window closes, and its slot is free.
    Close {
        /// The slot.
        slot: usize,
    },
    /// A number is typed in a window, which publishes it.
    Type {
        /// The slot.
        slot: usize,
        /// The number.
        number: u32,
    },
}

/// What happens, and the screens.
pub struct Case {
    /// The events, in order.
    pub events: Vec<Event>,
    log: Rc<Log>,
}

/// What the screens were told to show.
#[derive(Default)]
struct Log {
    screens: Cell<u32>,
    shown: Cell<u64>,
    sum: Cell<u64>,
    /// The most bytes that were live when a screen was made or shown to.
    held: Cell<u64>,
}

impl Log {
    fn look(&self) {
        self.held.set(self.held.get().max(live()));
    }
}

/// A window's screen, which takes 256 bytes.
pub struct Screen {
    number: u32,
    pixels: Box<[u8]>,
    log: Rc<Log>,
}

impl Screen {
    /// Shows a number that was published.
    pub fn show(&self, number: u32) {
        let log = &self.log;
        log.look();
        let shown = log.shown.get() + 1;
        log.shown.set(shown);
        let pixel = self.pixels[number as usize % self.pixels.len()];
        let drawn = u64::from(self.number) + u64::from(pixel);
        log.sum
            .set(log.sum.get() + shown % 1_000 * (drawn + u64::from(number)));
    }
}

impl Case {
    /// Makes a screen.
    pub fn screen(&self) -> Screen {
        let log = Rc::clone(&self.log);
        let number = log.screens.get() + 1;
        log.screens.set(number);
        let pixels = vec![number.to_le_bytes()[0]; PIXELS].into_boxed_slice();
        log.look();
        Screen { number, pixels, log }
    }

    /// The number of windows in their slots.
    pub fn slots(&self) -> usize {
        SLOTS
    }

    /// Tells what all screens showed, in their order.
    pub fn shown(&self) -> Answer {
        Answer { shown: self.log.shown.get(), sum: self.log.sum.get() }
    }

    /// The most windows that are open at a time.
    fn most_open(&self) -> usize {
        let (mut open, mut most): (usize, usize) = (0, 0);
        for event in &self.events {
            match event {
                Event::Open { .. } => open += 1,
                Event::Close { .. } => open -= 1,
                Event::Type { .. } => {}
            }
            most = most.max(open);
        }
        most
    }
}

fn live() -> u64 {
    u64::try_from(meter::live_bytes()).unwrap_or(0)
}

/// How many times screens showed a number, and which ones.
#[derive(PartialEq)]
pub struct Answer {
    shown: u64,
    sum: u64,
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { shown, sum } = self;
        write!(f, "{shown} shown ({sum})")
    }
}

/// The exercise.
pub struct EventBus;

/// The most windows that may be open at a time.
const SLOTS: usize = 10;
/// The bytes of a screen.
const PIXELS: usize = 256;
/// Numbers that are typed are below this one.
const NUMBER: u32 = 1_000;
/// The most bytes that a version needs at a time, whatever happened before:
/// half a kilobyte for each window and its handler, and some more.
const MOST: u64 = (SLOTS as u64) * 512 + (1 << 12);

/// So many events. An open window is typed in three of four times, or closed.
fn events(random: &mut Random, count: usize) -> Vec<Event> {
    let mut open = [false; SLOTS];
    let mut event = |_| {
        let slot = random.index(SLOTS);
        let closes = random.below(4) == 0;
        let number = random.below_u32(NUMBER);
        match (open[slot], closes) {
            (false, _) => {
                open[slot] = true;
                Event::Open { slot }
            }
            (true, true) => {
                open[slot] = false;
                Event::Close { slot }
            }
            (true, false) => Event::Type { slot, number },
        }
    };
    (0..count).map(&mut event).collect()
}

/// Draws a window, its handler and the bus, at three moments. `open` opens a
/// window; `handlers` has the room of the bus's list, and empties it; and the
/// handler owns its window, or only knows it.
fn drawn<B: 'static, W: 'static>(
    case: &Case,
    open: fn(Screen, &Rc<B>) -> Rc<W>,
    bus: Rc<B>,
    room: fn(&B) -> usize,
    clear: fn(&B),
    owns_window: bool,
) -> Finding {
    let window = open(case.screen(), &bus);
    let mut owners = Owners::default();
    owners.row().variable("slot", size_of::<Rc<W>>());
    owners.variable("variable", 0);
    owners.row().shared("window", &window, PIXELS);
    owners.shared("bus", &bus, room(&bus));
    owners.row().owned("handler", "bus", size_of::<Rc<W>>());
    owners.owns("slot", "window").owns("variable", "bus");
    owners.owns("window", "bus").owns("bus", "handler");
    if owns_window {
        owners.owns("handler", "window");
    } else {
        owners.knows("handler", "window");
    }
    let opened = owners.at("While the window is open");
    owners.gone("slot");
    drop(window);
    let closed = owners.at("When it was closed");
    owners.gone("variable");
    drop(bus);
    let over = owners.at("When the bus is given up, too");
    if let Some(bus) = owners.alive::<B>("bus") {
        clear(&bus);
    }
    let graphs = FindingTable::Graphs(vec![opened, closed, over]);
    finding("who owns whom", graphs)
}

fn room<H>(handlers: &RefCell<Vec<H>>) -> usize {
    handlers.borrow().capacity() * size_of::<H>()
}

impl Exercise for EventBus {
    type Case = Case;
    type Answer = Answer;

    const SLUG: &'static str = "event-bus";
    const HEADLINE: Headline = Headline::Retained;
    const KNOBS: &'static [KnobSpec] = &[KnobSpec {
        name: "events",
        label: "Events",
        default: 2_000,
        min: 0,
        max: 20_000,
        scale: Scale::Logarithmic,
        sweep: &[1, 10, 100, 1_000, 5_000, 20_000],
    }];
    const VARIANTS: &'static [Variant<Case, Answer>] = &[
        Variant { name: "naive", solve: naive::solve },
        Variant { name: "optimized", solve: optimized::solve },
        Variant { name: "guard", solve: guard::solve },
    ];
    const EDGES: Edges = &[
        &[("events", 0)],
        &[("events", 1)],
        &[("events", 5)],
        &[("events", 100)],
        &[("events", 5_000)],
    ];

    fn case(values: &Values) -> Case {
        let events = events(&mut values.random(), values.count("events"));
        Case { events, log: Rc::default() }
    }

    fn floor(case: &Case) -> u64 {
        // The screens of the windows that are open at the same time.
        (case.most_open() * PIXELS) as u64
    }

    fn budget(_: &Case) -> u64 {
        0
    }

    fn left_out(case: &Case, _: &Answer) -> Option<String> {
        let held = case.log.held.get();
        // Bytes that are still live are told by the figure itself.
        (held > MOST && live() == 0).then(|| {
            format!(
                "{} bytes were live while the events came, and {} are enough \
                 for {SLOTS} windows. What may be wrong: closed windows, or \
                 the handlers of closed windows, stay as long as the bus does",
                text::grouped(held),
                text::grouped(MOST)
            )
        })
    }

    fn pictures(variant: &str, case: &Case) -> Vec<Finding> {
        match variant {
            "naive" => vec![drawn(
                case,
                naive::Window::open,
                Rc::<naive::Bus>::default(),
                |bus| room(&bus.handlers),
                |bus| bus.handlers.borrow_mut().clear(),
                true,
            )],
            "optimized" => vec![drawn(
                case,
                optimized::Window::open,
                Rc::<optimized::Bus>::default(),
                |bus| room(&bus.handlers),
                |bus| bus.handlers.borrow_mut().clear(),
                false,
            )],
            _ => Vec::new(),
        }
    }
}
