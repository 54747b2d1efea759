//! The files of the crate know only those above them in `lib.rs`: no ring of imports can be written.

use std::fs;
use std::path::Path;

/// The modules in the order of `lib.rs`.
fn modules(source: &Path) -> Vec<String> {
    let lib = fs::read_to_string(source.join("lib.rs")).expect("lib.rs");
    let names = lib.lines().filter_map(|line| line.trim_start_matches("pub ").strip_prefix("mod ")?.strip_suffix(';'));
    names.map(str::to_owned).collect()
}

/// The files of a module.
fn files(source: &Path, module: &str) -> Vec<String> {
    let single = source.join(format!("{module}.rs"));
    if single.exists() {
        return vec![fs::read_to_string(single).expect("a file")];
    }
    let mut paths: Vec<_> =
        fs::read_dir(source.join(module)).expect("a folder").map(|e| e.expect("an entry").path()).collect();
    paths.sort();
    paths.into_iter().map(|path| fs::read_to_string(path).expect("a file")).collect()
}

#[test]
fn imports_point_up() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let modules = modules(&source);
    assert!(modules.len() > 15, "{modules:?}");
    for (at, module) in modules.iter().enumerate() {
        for text in files(&source, module) {
            // Tests at the end of a file may use the whole crate.
            let code = text.split("#[cfg(test)]").next().unwrap_or("");
            let code: String = code.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
            for path in code.split("crate::").skip(1) {
                let name: String = path.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                let place = modules.iter().position(|other| *other == name);
                assert!(
                    place.is_none_or(|place| place < at || name == *module),
                    "{module} imports {name}, which stands below it"
                );
            }
        }
    }
}
