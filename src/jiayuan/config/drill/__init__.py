"""The drill (演练): plays the whole story through the modules' doors and reports its figures."""
