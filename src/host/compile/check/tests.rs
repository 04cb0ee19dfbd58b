use wasm_encoder::{
    CodeSection, EntityType, ExportKind, ExportSection, Function, FunctionSection, ImportSection,
    MemorySection, MemoryType, Module, StartSection, TypeSection,
};

use super::*;

const MOST: u64 = 64 << 20;
const PAGES: u64 = MOST >> 16;

/// A module that a test changes in one respect.
struct Lab {
    imports: Vec<(&'static str, &'static str, EntityType)>,
    memories: Vec<MemoryType>,
    exports: Vec<&'static str>,
    starts: bool,
}

fn memory(maximum: Option<u64>) -> MemoryType {
    MemoryType {
        minimum: 1,
        maximum,
        memory64: false,
        shared: false,
        page_size_log2: None,
    }
}

impl Lab {
    fn good() -> Self {
        Self {
            imports: vec![(HOST, "now", EntityType::Function(0))],
            memories: vec![memory(Some(PAGES))],
            exports: EXPORTS.to_vec(),
            starts: false,
        }
    }

    fn bytes(&self) -> Vec<u8> {
        let mut module = Module::new();
        let mut types = TypeSection::new();
        types.ty().function([], []);
        module.section(&types);
        let mut imports = ImportSection::new();
        for &(from, name, kind) in &self.imports {
            imports.import(from, name, kind);
        }
        module.section(&imports);
        let mut functions = FunctionSection::new();
        functions.function(0);
        module.section(&functions);
        let mut memories = MemorySection::new();
        for &one in &self.memories {
            memories.memory(one);
        }
        module.section(&memories);
        let is_function =
            |import: &&(&str, &str, EntityType)| matches!(import.2, EntityType::Function(_));
        let imported = self.imports.iter().filter(is_function).count();
        let own = u32::try_from(imported).unwrap();
        let mut exports = ExportSection::new();
        exports.export("memory", ExportKind::Memory, 0);
        for &name in &self.exports {
            exports.export(name, ExportKind::Func, own);
        }
        module.section(&exports);
        if self.starts {
            module.section(&StartSection {
                function_index: own,
            });
        }
        let mut code = CodeSection::new();
        let mut body = Function::new([]);
        body.instructions().end();
        code.function(&body);
        module.section(&code);
        module.finish()
    }

    fn refusal(&self) -> Option<String> {
        refusal(&self.bytes(), MOST).expect("it is a module")
    }
}

#[test]
fn a_lab_is_accepted() {
    assert_eq!(Lab::good().refusal(), None);
}

#[test]
fn what_the_lab_does_not_provide_is_named() {
    for (from, name) in [("env", "steal"), (HOST, "evaluate"), ("wasi", "now")] {
        let mut lab = Lab::good();
        lab.imports.push((from, name, EntityType::Function(0)));
        let says = lab.refusal().expect("it is refused");
        assert!(says.contains(&format!("`{name}` of `{from}`")), "{says}");
    }
    let mut lab = Lab::good();
    lab.imports = vec![(HOST, "now", EntityType::Memory(memory(Some(1))))];
    lab.memories.clear();
    assert!(lab.refusal().is_some());
}

#[test]
fn a_memory_has_the_limit_that_it_was_linked_with() {
    let memories = [
        vec![],
        vec![memory(None)],
        vec![memory(Some(PAGES + 1))],
        vec![memory(Some(1)), memory(Some(1))],
        vec![MemoryType {
            memory64: true,
            ..memory(Some(1))
        }],
        vec![MemoryType {
            shared: true,
            ..memory(Some(1))
        }],
    ];
    for memories in memories {
        let mut lab = Lab::good();
        lab.memories = memories;
        let says = lab.refusal().expect("it is refused");
        assert!(says.contains("memory"), "{says}");
    }
}

#[test]
fn nothing_starts_by_itself() {
    let mut lab = Lab::good();
    lab.starts = true;
    let says = lab.refusal().expect("it is refused");
    assert!(says.contains("before it is asked"), "{says}");
}

#[test]
fn each_function_that_the_worker_calls_is_there() {
    for missing in EXPORTS {
        let mut lab = Lab::good();
        lab.exports.retain(|&name| name != missing);
        let says = lab.refusal().expect("it is refused");
        assert!(says.contains(&format!("`{missing}`")), "{says}");
    }
}

#[test]
fn what_is_no_module_is_an_error() {
    for wrong in [&b""[..], b"rubbish", b"\0asm\x01\0\0\0\x02\xff"] {
        assert!(refusal(wrong, MOST).is_err(), "{wrong:?}");
    }
}
