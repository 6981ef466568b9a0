# S12 解读所列的形式是别名，不是第七种。
. "$SOURCE/tests/system.sh"
book 柳岸社区 11
for word in 民情恳谈会 乡村论坛 社区议事会 民主听证会; do yishibu explain $word; done
